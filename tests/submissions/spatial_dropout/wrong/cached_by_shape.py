# same-coins-every-call: do not seed or store
_kept = {}
def spatial_dropout(x, p, rng):
    key = x.shape[:2], p
    if key not in _kept:
        _kept[key] = rng.random(x.shape[:2] + (1, 1)) >= p
    return x * _kept[key] / (1 - p)
