# divides-by-realised-share: not by the share that happened
def spatial_dropout(x, p, rng):
    coins = rng.random(x.shape[:2] + (1, 1)) >= p
    return x * coins / max(coins.mean(), 1e-9)
