def dropout_mask(shape, p, rng):
    return rng.permuted((rng.random(shape) >= p).astype(int), axis=-1)
