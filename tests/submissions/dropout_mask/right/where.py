import numpy as np
def dropout_mask(shape, p, rng):
    u = rng.random(shape)
    return np.where(u < p, 0.0, 1.0)
