import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x.copy(), 1.0
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    return dout * cache
