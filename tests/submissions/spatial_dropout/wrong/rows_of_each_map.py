# drops-inside-maps: one coin decides over a whole map
def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    return x * (rng.random((n, c, h, 1)) >= p) / (1 - p)
