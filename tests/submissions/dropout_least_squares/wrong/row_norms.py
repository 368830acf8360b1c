# none: raised
def dropout_least_squares(X, y, p):
    return np.linalg.solve(X.T @ X + p / (1 - p) * np.diag(np.sum(X**2, axis=1)), X.T @ y)
