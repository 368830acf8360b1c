# norm-not-squared: has its square
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(w**2 * np.sqrt(np.sum(X**2, axis=0)))
