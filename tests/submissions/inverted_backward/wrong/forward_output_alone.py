# not-two-values: two values
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask


def inverted_backward(dout, cache):
    return dout * cache
