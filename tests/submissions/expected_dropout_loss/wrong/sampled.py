# estimates-by-sampling: go through all
def expected_dropout_loss(X, y, w, p):
    rng = np.random.default_rng(3)
    return np.mean([np.sum((y - (X * (rng.random(X.shape) >= p) / (1 - p)) @ w) ** 2) for _ in range(4000)])
