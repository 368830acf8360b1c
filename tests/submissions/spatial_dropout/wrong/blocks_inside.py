# drops-inside-maps: one coin decides over a whole map
def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    coins = rng.random((n, c, -(-h // 2), -(-w // 2))) >= p
    coins = coins.repeat(2, axis=2).repeat(2, axis=3)[:, :, :h, :w]
    return x * coins / (1 - p)
