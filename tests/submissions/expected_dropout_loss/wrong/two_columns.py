# only-two-inputs: go through all
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * sum(w[j] ** 2 * np.sum(X[:, j] ** 2) for j in (0, 1) if j < len(w))
