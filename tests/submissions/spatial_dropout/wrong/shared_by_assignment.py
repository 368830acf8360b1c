# maps-shared-by-the-batch: each example has coins of its own
def spatial_dropout(x, p, rng):
    out = x.astype(float)
    out[:, rng.random(x.shape[1]) < p] = 0
    return out / (1 - p)
