# ridge-for-dropout: its own
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.eye(len(G)), X.T @ y)
