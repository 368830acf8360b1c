# divides-by-p: divide by the probability of keeping
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    mask = rng.random(x.shape) >= p
    return x * mask / p, mask
