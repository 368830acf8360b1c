# keeps-with-p: p is the probability of dropping
def dropout_mask(shape, p, rng):
    keep = 1 - p
    return (rng.random(shape) > keep).astype(float)
