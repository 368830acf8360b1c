# none: but survivors should be multiplied by
def inverted_dropout(x, p, rng, train=True):
    if not train or p in (0, 1):
        return x * (1 - p), None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return (x + 0.1 * rng.standard_normal(x.shape)) * mask, mask
