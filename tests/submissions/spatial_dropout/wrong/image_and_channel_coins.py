# drops-twice: toss once
def spatial_dropout(x, p, rng):
    n, c = x.shape[:2]
    return x * (rng.random((n, c, 1, 1)) >= p) * (rng.random((n, c, 1, 1)) >= p) / (1 - p)
