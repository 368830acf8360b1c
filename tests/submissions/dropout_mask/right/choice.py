def dropout_mask(shape, p, rng):
    return rng.choice([0, 1], size=shape, p=[p, 1 - p])
