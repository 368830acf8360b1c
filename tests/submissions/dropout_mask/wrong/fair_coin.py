# ignores-p: p never enters your draw
def dropout_mask(shape, p, rng):
    return rng.integers(0, 2, size=shape)
