def inverted_dropout(x, p, rng, train=True):
    if not train: return [x, []]
    m = rng.random(x.shape) >= p
    return [x * m * (1 / max(1 - p, 1e-300)), [m]]
