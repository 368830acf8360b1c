# ratio-upside-down: exchanged
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + (1 - p) / p * np.sum(w**2 * np.sum(X**2, axis=0)) if p else np.sum((y - X @ w) ** 2)
