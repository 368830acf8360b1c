def dropout_mask(shape, p, rng):
    rng.random()
    return (rng.random(tuple(shape) + (2,))[..., 1] >= p).astype(float)
