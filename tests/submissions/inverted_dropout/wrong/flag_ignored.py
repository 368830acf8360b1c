# random-at-test: switched off at test time
def inverted_dropout(x, p, rng, train=True):
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
