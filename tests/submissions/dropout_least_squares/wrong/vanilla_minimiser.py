# vanilla-minimiser: survivors are divided
def dropout_least_squares(X, y, p):
    G, q = X.T @ X, 1 - p
    return np.linalg.solve(q**2 * G + p * q * np.diag(np.diag(G)), q * X.T @ y)
