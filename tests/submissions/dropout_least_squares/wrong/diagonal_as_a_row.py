# diagonal-as-a-row: np.diag
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(G), X.T @ y)
