def spatial_dropout(x, p, rng):
    return x * rng.binomial(1, 1 - p, (x.shape[0], x.shape[1], 1, 1)) / (1 - p)
