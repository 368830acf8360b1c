# nothing-dropped: nothing was dropped
def inverted_dropout(x, p, rng, train=True):
    if not train or x.ndim < 2:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
