# none: not
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * (G - np.diag(np.diag(G))), X.T @ y)
