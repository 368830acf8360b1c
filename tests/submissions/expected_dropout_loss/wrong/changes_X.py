# changes-its-input: it changed its input
def expected_dropout_loss(X, y, w, p):
    total = np.sum((y - X @ w) ** 2)
    X **= 2
    return total + p / (1 - p) * np.sum(X, axis=0) @ w**2
