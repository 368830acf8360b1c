import numpy as np
def spatial_dropout(x, p, rng):
    coins = rng.choice([0, 1 / (1 - p)], size=x.shape[:2], p=[p, 1 - p])
    return np.einsum('nchw,nc->nchw', x, coins)
