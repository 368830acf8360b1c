def dropout_least_squares(X, y, p):
    G = X.T @ X + p / (1 - p) * np.diag(np.sum(X**2, axis=0))
    w = np.zeros(X.shape[1])
    for _ in range(20000):
        w -= (G @ w - X.T @ y) / np.trace(G)
    return w
