# divides-at-test: larger than the plain network's
def inverted_dropout(x, p, rng, train=True):
    if p == 1:
        return 0.0 * x, None
    if not train:
        return x / (1 - p), None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
