def variance_z(w, x, p, inverted=False):
    covariance = np.diag(np.full(len(w), p * (1 - p)))
    a = (np.asarray(w) * np.asarray(x))[:, None]
    if inverted:
        a = a / (1 - p)
    return a.T @ covariance @ a
