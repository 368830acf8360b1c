# scaled-twice: once is enough
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p) ** 2
