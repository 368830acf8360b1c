# exact-quota: an exact quota is not
import numpy as np
def spatial_dropout(x, p, rng):
    n, c = x.shape[:2]
    coins = np.ones(n * c)
    coins[rng.permutation(n * c)[: round(p * n * c)]] = 0
    return x * coins.reshape(n, c, 1, 1) / (1 - p)
