# one-coin-per-column: a draw for every entry
import numpy as np
def dropout_mask(shape, p, rng):
    return np.ones(shape) * (rng.random(shape[-1]) >= p)
