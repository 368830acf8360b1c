# wrong-shape: shape
def dropout_least_squares(X, y, p):
    G = X.T @ X
    w = np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(np.diag(G) * w**2)
