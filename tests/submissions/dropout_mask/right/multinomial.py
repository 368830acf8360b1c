def dropout_mask(shape, p, rng):
    shape = tuple(shape)
    return rng.multinomial(1, [p, 1 - p], size=shape)[..., 1]
