def shared_coin_variance(w, x, p):
    s = w.reshape(1, -1) @ x.reshape(-1, 1)
    return s**2 / (1 - p) - s**2
