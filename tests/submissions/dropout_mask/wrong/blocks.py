# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    small = rng.random([(s + 1) // 2 for s in shape]) >= p
    for axis in range(len(shape)):
        small = np.repeat(small, 2, axis=axis)
    return small[tuple(slice(0, s) for s in shape)].astype(float)
