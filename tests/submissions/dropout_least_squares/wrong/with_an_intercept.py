# none: not
def dropout_least_squares(X, y, p):
    X = np.column_stack([np.ones(len(y)), X])
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y)[1:]
