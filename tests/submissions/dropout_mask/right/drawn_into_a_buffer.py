import numpy as np
def dropout_mask(shape, p, rng):
    u = np.empty(shape)
    rng.random(out=u)
    return u >= p
