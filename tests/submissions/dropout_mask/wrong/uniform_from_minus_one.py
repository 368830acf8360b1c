# none: kept
def dropout_mask(shape, p, rng):
    return (rng.uniform(-1, 1, shape) >= p).astype(int)
