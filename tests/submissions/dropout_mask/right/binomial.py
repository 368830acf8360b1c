def dropout_mask(shape, p, rng):
    return rng.binomial(1, 1 - p, size=shape)
