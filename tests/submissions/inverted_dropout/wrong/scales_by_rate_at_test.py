# scales-by-rate: p is the share that is dropped
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x * p, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
