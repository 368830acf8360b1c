# exact-quota: an exact quota is not
import numpy as np
def spatial_dropout(x, p, rng):
    n, c = x.shape[:2]
    coins = np.ones((n, c))
    for row in coins:
        row[rng.choice(c, int(p * c), replace=False)] = 0
    return x * coins[:, :, None, None] / (1 - p)
