# not-rescaled: divide the survivors by 1 - p
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x * (1 - p), None
    mask = rng.random(x.shape) >= p
    return x * mask, mask
