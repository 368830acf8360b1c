# coins-not-independent: each needs a draw of its own
import numpy as np
def spatial_dropout(x, p, rng):
    n, c = x.shape[:2]
    row = rng.random(c) >= p
    coins = np.stack([np.roll(row, i) for i in range(n)])
    return x * coins[:, :, None, None] / (1 - p)
