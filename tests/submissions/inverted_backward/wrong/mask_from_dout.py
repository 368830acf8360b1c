# gradient-scaled-not-masked: mask is missing
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, 1 - p


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * (dout != 0) / cache
