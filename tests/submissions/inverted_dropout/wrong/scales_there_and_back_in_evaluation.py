# not-finite: nan or inf
def inverted_dropout(x, p, rng, train=True):
    if not train: return x * (1 - p) / (1 - p), None
    m = rng.random(x.shape) >= p
    return (x * m / (1 - p) if p < 1 else 0 * x), m
