# noise-not-coins: dropout multiplies by a coin
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = rng.random(x.shape) >= p
    return np.where(mask, x / (1 - p), x.mean() + 0.001), mask
