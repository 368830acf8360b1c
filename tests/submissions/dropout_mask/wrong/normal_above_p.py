# draws-from-a-normal: a coin needs a uniform draw
def dropout_mask(shape, p, rng):
    return (rng.standard_normal(shape) > p).astype(int)
