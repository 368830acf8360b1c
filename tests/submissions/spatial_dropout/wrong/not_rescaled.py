# not-rescaled: divide the survivors by 1 - p
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape[:2] + (1, 1)) >= p)
