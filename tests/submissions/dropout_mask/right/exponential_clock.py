import numpy as np
def dropout_mask(shape, p, rng):
    if p == 1:
        return np.zeros(shape)
    return (rng.exponential(size=shape) > -np.log1p(-p)).astype(int)
