# nothing-left-at-test: whatever p is
def inverted_dropout(x, p, rng, train=True):
    if p == 1: return np.zeros_like(x), None
    if not train: return x, None
    m = (rng.random(x.shape) >= p) / (1 - p)
    return x * m, m
