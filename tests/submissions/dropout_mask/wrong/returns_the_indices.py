# wrong-shape: the shape is wrong
import numpy as np
def dropout_mask(shape, p, rng):
    return np.nonzero(rng.random(shape) >= p)
