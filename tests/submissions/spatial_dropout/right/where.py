import numpy as np
def spatial_dropout(x, p, rng):
    coins = rng.random(x.shape[:2]) < 1 - p
    return np.where(coins[..., None, None], x / (1 - p), 0)
