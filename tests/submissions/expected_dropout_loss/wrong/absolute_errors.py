# none: not
def expected_dropout_loss(X, y, w, p):
    return np.sum(abs(y - X @ w)) + p / (1 - p) * np.sum(w**2 * np.sum(X**2, axis=0))
