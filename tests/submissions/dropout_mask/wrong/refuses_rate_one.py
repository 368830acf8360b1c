# none: raised ValueError
def dropout_mask(shape, p, rng):
    if not 0 <= p < 1:
        raise ValueError("p must be in [0, 1)")
    return (rng.random(shape) >= p).astype(int)
