import numpy as np
def dropout_mask(shape, p, rng):
    if p in (0, 1):
        return np.full(shape, 1.0 - p)
    return (rng.logistic(size=shape) > np.log(p / (1 - p))).astype(float)
