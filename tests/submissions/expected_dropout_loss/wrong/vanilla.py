# vanilla-loss: survivors are divided
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - (1 - p) * X @ w) ** 2) + p * (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))
