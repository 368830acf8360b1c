import numpy as np
def spatial_dropout(x, p, rng):
    if not 0 <= p < 1:
        raise ValueError('p')
    coins = np.floor(rng.random((*x.shape[:2], 1, 1)) + 1 - p)
    return x / (1 - p) * coins
