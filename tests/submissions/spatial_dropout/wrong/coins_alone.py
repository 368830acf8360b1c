# wrong-shape: the shape is wrong
def spatial_dropout(x, p, rng):
    return (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)
