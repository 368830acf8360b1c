# signs-for-coins: a sign flip drops nothing
import numpy as np
def dropout_mask(shape, p, rng):
    return np.where(rng.random(shape) < p, -1, 1)
