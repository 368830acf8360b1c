# gradient-times-input: slope
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, (x, None)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (x, mask)


def inverted_backward(dout, cache):
    x, mask = cache
    if mask is None:
        return dout
    return dout * x * mask
