# ignores-rng: draw from the rng you were given
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (np.random.rand(*x.shape) >= p) / (1 - p)
    return x * mask, mask
