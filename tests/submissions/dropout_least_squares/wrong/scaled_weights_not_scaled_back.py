# not-scaled-back: units
def dropout_least_squares(X, y, p):
    s = np.linalg.norm(X, axis=0)
    Z = X / s
    return np.linalg.solve(Z.T @ Z + p / (1 - p) * np.eye(len(s)), Z.T @ y)
