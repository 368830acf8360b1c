# wrong-shape: shape
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return X @ np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)
