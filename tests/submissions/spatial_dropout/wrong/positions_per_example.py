# one-mask-for-all-maps: the same in every map
def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    return x * (rng.random((n, 1, h, w)) >= p) / (1 - p)
