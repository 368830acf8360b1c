import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.binomial(1, 1 - p, size=x.shape) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache
