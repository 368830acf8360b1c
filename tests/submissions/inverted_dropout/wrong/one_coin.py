# one-coin-for-all: draw one number per entry
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p < 1 and rng.random() >= p:
        return x / (1 - p), None
    return 0.0 * x, None
