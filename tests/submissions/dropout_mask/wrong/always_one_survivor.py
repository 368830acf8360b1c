# keeps-at-rate-one: everything is dropped
def dropout_mask(shape, p, rng):
    mask = (rng.random(shape) >= p).astype(int)
    if not mask.any():
        mask.flat[rng.integers(mask.size)] = 1
    return mask
