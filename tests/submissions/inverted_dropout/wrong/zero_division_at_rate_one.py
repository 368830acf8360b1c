# divides-by-zero: treat this case before
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.random(x.shape) >= p
    scale = 1 / (1 - p)
    return x * mask * scale, (mask, scale)
