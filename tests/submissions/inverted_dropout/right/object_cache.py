class Cache:
    def __init__(self, mask, p):
        self.mask, self.p = mask, p
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, Cache(None, p)
    mask = rng.random(x.shape) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0), Cache(mask, p)
