# same-coins-every-call: two calls in a row gave the same coins
_masks = {}
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    if (x.shape, p) not in _masks:
        _masks[x.shape, p] = (rng.random(x.shape) >= p) / (1 - p)
    mask = _masks[x.shape, p]
    return x * mask, mask
