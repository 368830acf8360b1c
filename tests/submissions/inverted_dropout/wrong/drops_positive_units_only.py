# mask-depends-on-x: the coin must not look at x
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) | (x < 0)
    return x * mask / (1 - p), mask
