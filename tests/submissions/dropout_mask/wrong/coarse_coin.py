# none: kept
def dropout_mask(shape, p, rng):
    return (rng.integers(0, 20, shape) >= int(20 * p)).astype(int)
