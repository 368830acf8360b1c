# vanilla-loss: survivors are divided
def expected_dropout_loss(X, y, w, p):
    total = 0.0
    for m in product((0, 1), repeat=X.size):
        m = np.array(m).reshape(X.shape)
        chance = np.prod(np.where(m, 1 - p, p))
        total += chance * np.sum((y - (X * m) @ w) ** 2)
    return total
