# one-coin-per-row: a draw for every entry
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=len(y)):
        m = np.array(m)
        total += np.prod(np.where(m, 1 - p, p)) * np.sum((y - m / (1 - p) * (X @ w)) ** 2)
    return total
