# squares-the-sum: one coin ruled all
def expected_dropout_loss(X, y, w, p):
    return np.sum((y - X @ w) ** 2) + p / (1 - p) * np.sum(abs(w) * np.linalg.norm(X, axis=0)) ** 2
