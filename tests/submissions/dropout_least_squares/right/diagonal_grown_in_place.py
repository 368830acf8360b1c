def dropout_least_squares(X, y, p):
    G = X.T @ X
    G[np.diag_indices_from(G)] /= 1 - p
    return np.linalg.solve(G, X.T @ y)
