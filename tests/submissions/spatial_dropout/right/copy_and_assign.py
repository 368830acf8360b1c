def spatial_dropout(x, p, rng):
    out = x / (1 - p)
    out[rng.random(x.shape[:2]) < p] = 0
    return out
