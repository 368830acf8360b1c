# not-yet-the-minimum: close to the minimum
def dropout_least_squares(X, y, p):
    G = X.T @ X + p / (1 - p) * np.diag(np.diag(X.T @ X))
    w = np.zeros(X.shape[1])
    for _ in range(12):
        w -= 1 / np.trace(G) * (G @ w - X.T @ y)
    return w
