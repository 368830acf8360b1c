# one-coin-per-row: a draw for every entry
import numpy as np
def dropout_mask(shape, p, rng):
    if len(shape) == 3:
        return np.repeat(rng.random(shape[:2] + (1,)) >= p, shape[2], axis=2).astype(float)
    return (rng.random(shape) >= p).astype(float)
