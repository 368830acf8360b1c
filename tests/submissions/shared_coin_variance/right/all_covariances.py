def shared_coin_variance(w, x, p):
    a = np.asarray(w) * np.asarray(x)
    return (p / (1 - p) * np.outer(a, a)).sum()
