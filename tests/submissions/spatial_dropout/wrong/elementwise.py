# drops-inside-maps: one coin decides over a whole map
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape) >= p) / (1 - p)
