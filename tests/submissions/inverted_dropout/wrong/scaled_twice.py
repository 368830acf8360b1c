# scaled-twice: divided by 1 - p twice
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask / (1 - p), mask
