# forgets-the-penalty: plain
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + 0 * p
