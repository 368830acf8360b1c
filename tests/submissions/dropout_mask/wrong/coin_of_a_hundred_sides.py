# rounded-rate: p was rounded
def dropout_mask(shape, p, rng):
    return (rng.integers(0, 100, shape) >= p * 100).astype(float)
