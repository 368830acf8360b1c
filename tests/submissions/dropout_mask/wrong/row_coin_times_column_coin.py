# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.ones(shape)
    for axis, size in enumerate(shape):
        coins = rng.random(size) < (1 - p) ** (1 / len(shape))
        mask = mask * coins.reshape([-1 if a == axis else 1 for a in range(len(shape))])
    return mask
