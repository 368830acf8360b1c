# forgets-the-correlations: other columns
def dropout_least_squares(X, y, p):
    G = X.T @ X
    return (X.T @ y) / (np.diag(G) / (1 - p))
