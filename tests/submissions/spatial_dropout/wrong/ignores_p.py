# not-rescaled: divide the survivors by 1 - p
def spatial_dropout(x, p, rng):
    return x * rng.integers(0, 2, x.shape[:2] + (1, 1))
