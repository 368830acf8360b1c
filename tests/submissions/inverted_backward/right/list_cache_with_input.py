import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, [x, None]
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, [x, mask]


def inverted_backward(dout, cache):
    x, mask = cache
    return dout if mask is None else mask * dout
