# none: numbers alone
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.lstsq(G + p / (1 - p) * np.diag(np.diag(G)), X.T @ y, rcond=None)
