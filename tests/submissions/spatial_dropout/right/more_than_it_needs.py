def spatial_dropout(x, p, rng):
    u = rng.random(x.shape)[:, :, :1, :1]
    return x * (u >= p) / (1 - p)
