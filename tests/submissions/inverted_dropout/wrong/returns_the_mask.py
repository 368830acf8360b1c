# returns-the-mask: multiply x by them
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return mask, x
