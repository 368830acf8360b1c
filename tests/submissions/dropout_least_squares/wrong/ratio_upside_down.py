# ratio-upside-down: exchanged
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + ((1 - p) / p if p else 0) * np.diag(np.diag(G)), X.T @ y)
