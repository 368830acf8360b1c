# centres-first: as it is
def dropout_least_squares(X, y, p):
    X, y = X - X.mean(axis=0), y - y.mean()
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)
