# none: raised ValueError
def inverted_dropout(x, p, rng, train=True):
    if not 0 <= p < 1:
        raise ValueError("p must lie in [0, 1)")
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
