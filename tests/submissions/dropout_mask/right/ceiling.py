import numpy as np
def dropout_mask(shape, p, rng):
    return np.ceil(rng.random(shape) - p).clip(0, 1)
