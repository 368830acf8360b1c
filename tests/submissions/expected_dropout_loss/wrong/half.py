# halves-the-loss: no ½
def expected_dropout_loss(X, y, w, p):
    return 0.5 * np.sum((y - X @ w) ** 2) + 0.5 * p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))
