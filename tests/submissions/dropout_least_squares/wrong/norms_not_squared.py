# norm-not-squared: has its square
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * np.diag(np.sqrt(np.diag(G))), X.T @ y)
