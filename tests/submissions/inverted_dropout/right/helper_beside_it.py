def _coins(shape, p, rng):
    return (rng.random(shape) >= p).astype(float)
def _scale(p):
    return 1 / (1 - p) if p < 1 else 0.0
def inverted_dropout(x, p, rng, train=True):
    mask = _coins(x.shape, p, rng) * _scale(p) if train else None
    return (x if mask is None else x * mask), mask
