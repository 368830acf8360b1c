# changes-its-input: it changed its input
def dropout_least_squares(X, y, p):
    s = np.linalg.norm(X, axis=0)
    X /= s
    return np.linalg.solve(X.T @ X + p / (1 - p) * np.eye(len(s)), X.T @ y) / s
