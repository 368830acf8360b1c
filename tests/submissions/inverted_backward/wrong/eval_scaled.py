# eval-gradient-not-identity: unchanged
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, (None, p)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (mask, p)


def inverted_backward(dout, cache):
    mask, p = cache
    if mask is None:
        return dout / (1 - p)
    return dout * mask
