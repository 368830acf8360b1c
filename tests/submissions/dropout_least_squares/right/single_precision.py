def dropout_least_squares(X, y, p):
    X, y = X.astype(np.float32), y.astype(np.float32)
    G = X.T @ X
    return np.linalg.solve(G + np.float32(p / (1 - p)) * np.diag(np.diag(G)), X.T @ y)
