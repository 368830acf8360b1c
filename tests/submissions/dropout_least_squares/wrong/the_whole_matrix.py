# shrinks-all-alike: orthogonal
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return np.linalg.solve(G + p / (1 - p) * G, X.T @ y)
