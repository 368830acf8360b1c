# returns-the-mask: multiply x by them
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, x
    mask = (rng.random(x.shape) >= p)
    return mask, x * mask / (1 - p if p < 1 else 1)
