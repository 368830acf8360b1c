# none: survivors should be multiplied by
import numpy as np
def spatial_dropout(x, p, rng):
    coins = rng.random(x.shape[:2] + (1, 1)) >= p
    return x * coins / np.maximum(coins.mean(axis=1, keepdims=True), 1e-9)
