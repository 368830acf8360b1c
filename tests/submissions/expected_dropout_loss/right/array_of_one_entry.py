def expected_dropout_loss(X, y, w, p):
    return np.array([np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum((X * w) ** 2)])
