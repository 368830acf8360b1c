def dropout_mask(shape, p, rng):
    return 1 - rng.binomial(n=1, p=p, size=shape)
