import math
import numpy as np
def dropout_mask(shape, p, rng):
    size = math.prod(shape)
    fallen = rng.choice(size, rng.binomial(size, p), replace=False)
    mask = np.ones(size)
    mask[fallen] = 0
    return mask.reshape(shape)
