# none: but survivors should be multiplied by
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.random(x.shape) >= p
    return x * mask * (1 + p), mask
