# one-coin-per-row: a draw for every entry
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random((x.shape[0],) + (1,) * (x.ndim - 1)) >= p) / (1 - p)
    return x * mask, mask
