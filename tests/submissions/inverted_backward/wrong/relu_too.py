# gradient-stops-at-the-kept: the coins decide
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return np.maximum(0, dout) * cache
