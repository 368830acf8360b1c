def shared_coin_variance(w, x, p):
    return (np.outer(w * x, w * x) * (p / (1 - p))).sum()
