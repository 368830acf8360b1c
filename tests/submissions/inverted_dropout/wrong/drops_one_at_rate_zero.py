# drops-at-rate-zero: nothing may be dropped
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = np.array(rng.random(x.shape) >= p)
    mask.flat[rng.integers(mask.size)] = False
    return x * mask / (1 - p), mask
