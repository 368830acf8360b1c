def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return np.zeros_like(x, dtype=float), None
    m = rng.random(x.shape, dtype=np.float32) >= p
    return np.where(m, np.true_divide(x, 1 - p), 0), m
