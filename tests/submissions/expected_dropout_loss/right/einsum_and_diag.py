def expected_dropout_loss(X, y, w, p):
    r = y - X @ w
    return r @ r + p / (1 - p) * (w @ np.diag(np.diag(X.T @ X)) @ w)
