def dropout_least_squares(X, y, p):
    G = X.T @ X + p / (1 - p) * np.diag(np.diag(X.T @ X))
    w, r = np.zeros(X.shape[1]), X.T @ y
    d = r.copy()
    for _ in range(3 * len(w)):
        if r @ r < 1e-24:
            break
        a = (r @ r) / (d @ G @ d)
        w, new = w + a * d, r - a * G @ d
        d, r = new + (new @ new) / (r @ r) * d, new
    return list(w)
