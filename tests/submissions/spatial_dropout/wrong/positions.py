# one-mask-for-all-maps: the same in every map
def spatial_dropout(x, p, rng):
    return x * (rng.random((1, 1) + x.shape[2:]) >= p) / (1 - p)
