def shared_coin_variance(w, x, p):
    z = np.array([0, np.dot(w, x) / (1 - p)])
    return np.cov(z, aweights=[p, 1 - p], ddof=0)
