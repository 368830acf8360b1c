# none: not
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G) ** 2), X.T @ y)
