# one-coin-per-row: a draw for every entry
import numpy as np
def dropout_mask(shape, p, rng):
    coins = rng.random((shape[0],) + (1,) * (len(shape) - 1)) >= p
    return np.broadcast_to(coins, shape).astype(float)
