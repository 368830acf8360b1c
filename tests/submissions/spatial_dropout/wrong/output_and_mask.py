# returns-more-than-the-output: return the output alone
def spatial_dropout(x, p, rng):
    coins = rng.random(x.shape[:2] + (1, 1)) >= p
    return x * coins / (1 - p), coins
