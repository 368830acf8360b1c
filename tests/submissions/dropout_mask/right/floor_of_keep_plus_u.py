import numpy as np
def dropout_mask(shape, p, rng):
    return np.floor((1 - p) + rng.random(shape))
