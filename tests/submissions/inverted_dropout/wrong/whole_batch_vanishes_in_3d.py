# one-coin-per-column: a draw for every entry
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    shape = x.shape if x.ndim < 3 else (1,) + x.shape[1:]
    mask = (rng.random(shape) >= p) / (1 - p)
    return x * mask, mask
