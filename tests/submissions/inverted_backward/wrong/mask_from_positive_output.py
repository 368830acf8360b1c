# gradient-stops-at-the-kept: the coins decide
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, (x, None)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (x * mask, p)


def inverted_backward(dout, cache):
    out, p = cache
    if p is None:
        return dout
    return dout * (out > 0) / (1 - p)
