# draws-from-a-normal: a coin needs a uniform draw
def dropout_mask(shape, p, rng):
    return (rng.normal(size=shape) < 1 - p) * 1.0
