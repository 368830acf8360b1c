# changes-its-input: it changed its input
def spatial_dropout(x, p, rng):
    x[rng.random(x.shape[:2]) < p] = 0
    return x / (1 - p)
