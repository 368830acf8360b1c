# drops-inside-maps: one coin decides over a whole map
def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    return x * (rng.random((n, c, 1, w)) >= p) / (1 - p)
