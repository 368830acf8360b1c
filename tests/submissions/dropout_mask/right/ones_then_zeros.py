import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.ones(shape, dtype=np.uint8)
    mask[rng.random(shape) < p] = 0
    return mask
