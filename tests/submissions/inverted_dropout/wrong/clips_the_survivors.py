# none: but survivors should be multiplied by
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = rng.random(x.shape) >= p
    return np.clip(x * mask / (1 - p), -2, 2), mask
