# drops-twice: two coins decide over each entry
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    first, second = rng.random(x.shape) >= p, rng.random(x.shape) >= p
    return x * first * second / (1 - p), first & second
