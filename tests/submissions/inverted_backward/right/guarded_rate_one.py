import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return np.zeros_like(x), np.zeros_like(x)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache
