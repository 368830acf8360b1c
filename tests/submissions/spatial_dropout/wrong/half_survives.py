# ignores-p: p never enters your draw
def spatial_dropout(x, p, rng):
    return x * rng.integers(0, 2, x.shape[:2] + (1, 1)) / (1 - p) if p else x
