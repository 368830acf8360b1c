# nothing-left-at-test: nothing is dropped
def inverted_dropout(x, p, rng, train=True):
    if not train: return np.zeros_like(x), None
    m = rng.random(x.shape) >= p
    return (x * m / (1 - p) if p < 1 else 0 * x), m
