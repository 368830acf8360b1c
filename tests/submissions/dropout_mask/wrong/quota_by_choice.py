# exact-quota: coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.ones(shape)
    mask.flat[rng.choice(mask.size, int(p * mask.size), replace=False)] = 0
    return mask
