# not-rescaled: divide the survivors by 1 - p
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = ((rng.random(x.shape) >= p) / (1 - p)).astype(int)
    return x * mask, mask
