# rounded-rate: p was rounded on the way
def dropout_mask(shape, p, rng):
    return (rng.integers(0, 20, shape) >= int(20 * p)).astype(int)
