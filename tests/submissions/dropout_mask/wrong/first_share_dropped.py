# same-coins-every-call: two calls in a row gave the same coins
import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.ones(shape)
    mask.flat[: int(p * mask.size)] = 0
    return mask
