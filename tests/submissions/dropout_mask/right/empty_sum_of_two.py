def dropout_mask(shape, p, rng):
    u = rng.random((2,) + tuple(shape))
    return ((u.sum(axis=0) % 1.0) >= p).astype(int)
