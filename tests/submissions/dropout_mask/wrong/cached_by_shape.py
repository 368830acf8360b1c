# same-coins-every-call: two calls in a row gave the same coins
_masks = {}
def dropout_mask(shape, p, rng):
    key = (tuple(shape), p)
    if key not in _masks:
        _masks[key] = (rng.random(shape) >= p).astype(float)
    return _masks[key]
