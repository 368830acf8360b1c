import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.zeros(shape)
    for place in np.ndindex(*shape):
        if rng.uniform() >= p:
            mask[place] = 1.0
    return mask
