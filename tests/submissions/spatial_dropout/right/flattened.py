def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    flat = x.reshape(n * c, h * w)
    return (flat * (rng.random((n * c, 1)) >= p) / (1 - p)).reshape(x.shape)
