# changes-its-input: it changed its input
def spatial_dropout(x, p, rng):
    x *= (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)
    return x
