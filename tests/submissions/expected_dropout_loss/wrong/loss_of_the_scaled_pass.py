# loss-of-the-mean: mean
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - (1 - p) * X @ w) ** 2)
