# keeps-with-p: you keep with probability p
def dropout_mask(shape, p, rng):
    return rng.choice([0, 1], size=shape, p=[1 - p, p])
