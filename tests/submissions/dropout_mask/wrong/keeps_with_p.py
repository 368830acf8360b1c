# keeps-with-p: you keep with probability p
def dropout_mask(shape, p, rng):
    return (rng.random(shape) < p).astype(float)
