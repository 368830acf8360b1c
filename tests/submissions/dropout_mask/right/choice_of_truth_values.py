def dropout_mask(shape, p, rng):
    return rng.choice([True, False], size=shape, p=[1 - p, p])
