# square-root-scale: the mean needs 1 / (1 - p)
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = rng.random(x.shape) >= p
    return x * mask / np.sqrt(1 - p), mask
