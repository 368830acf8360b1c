# already-rescaled: a mask holds only 0 and 1
def dropout_mask(shape, p, rng):
    return (rng.random(shape) >= p) / (1 - p)
