# cache-overwritten: own cache
import numpy as np


STORE = {}


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    STORE['mask'] = mask
    return x * mask, STORE


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * STORE['mask']
