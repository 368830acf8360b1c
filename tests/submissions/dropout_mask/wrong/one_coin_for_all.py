# one-coin-for-all: draw one number per entry
import numpy as np
def dropout_mask(shape, p, rng):
    return np.ones(shape) * (rng.random() >= p)
