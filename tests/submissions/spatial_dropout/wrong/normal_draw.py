# draws-from-a-normal: needs a uniform draw
def spatial_dropout(x, p, rng):
    return x * (rng.standard_normal(x.shape[:2] + (1, 1)) >= p) / (1 - p)
