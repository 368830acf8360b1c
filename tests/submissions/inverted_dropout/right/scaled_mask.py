def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return x * 0.0, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
