# noise-not-coins: no entry is 0
import numpy as np
def spatial_dropout(x, p, rng):
    coins = rng.random(x.shape[:2] + (1, 1)) >= p
    return np.where(coins, x / (1 - p), x.mean())
