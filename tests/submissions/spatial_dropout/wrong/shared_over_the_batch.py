# maps-shared-by-the-batch: each example has coins of its own
def spatial_dropout(x, p, rng):
    return x * (rng.random((1, x.shape[1], 1, 1)) >= p) / (1 - p)
