# cache-overwritten: own cache
import numpy as np


MASK = None


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    global MASK
    mask = (rng.random(x.shape) >= p) / (1 - p)
    MASK = mask
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * MASK
