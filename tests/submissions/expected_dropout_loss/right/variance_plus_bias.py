def expected_dropout_loss(X, y, w, p):
    terms = X * w
    return float(((y - terms.sum(axis=1)) ** 2).sum() + p / (1 - p) * (terms**2).sum())
