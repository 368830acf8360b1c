# keeps-at-rate-one: everything is dropped
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 1:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
