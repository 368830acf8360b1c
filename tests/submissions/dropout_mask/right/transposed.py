def dropout_mask(shape, p, rng):
    return (rng.random(tuple(shape)[::-1]) >= p).T * 1
