def inverted_dropout(x, p, rng, train=True):
    mask = None
    if train:
        mask = (rng.random(x.shape) >= p) * (1.0 / (1.0 - p) if p < 1.0 else 0.0)
        x = x * mask
    return [x, mask]
