def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.lstsq(G + p / (1 - p) * np.diag(np.sum(X * X, axis=0)), X.T @ y, rcond=None)[0]
