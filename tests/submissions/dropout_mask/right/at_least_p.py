def dropout_mask(shape, p, rng):
    return (rng.random(shape) >= p).astype(int)
