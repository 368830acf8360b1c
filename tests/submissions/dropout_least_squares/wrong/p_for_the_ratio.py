# rate-for-the-ratio: p/(1 - p)
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p * np.diag(np.diag(G)), X.T @ y)
