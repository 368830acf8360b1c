# none: kept
import numpy as np
def dropout_mask(shape, p, rng):
    return np.round(rng.random(shape) * (1 - p))
