# drops-at-rate-zero: nothing may be dropped
import numpy as np
def dropout_mask(shape, p, rng):
    mask = (rng.random(shape) >= p).astype(int)
    mask.flat[rng.integers(mask.size)] = 0  # at least one must go
    return mask
