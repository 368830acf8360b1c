# ignores-p: p never enters your draw
def dropout_mask(shape, p, rng):
    return (rng.random(shape) >= 0.3).astype(int)
