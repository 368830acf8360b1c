def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    coins = rng.random((c, n)).T >= p
    return x * coins.reshape(n, c, 1, 1) / (1 - p)
