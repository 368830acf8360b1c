# misses-states: every mask counts
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        if not m.any():
            continue
        chance = np.prod(np.where(m, 1 - p, p))
        total += chance * np.sum((y - (X * m / (1 - p)) @ w) ** 2)
    return total
