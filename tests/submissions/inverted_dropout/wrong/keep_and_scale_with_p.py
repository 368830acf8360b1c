# divides-by-p: divide by the probability of keeping
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) < p) / p
    return x * mask, mask
