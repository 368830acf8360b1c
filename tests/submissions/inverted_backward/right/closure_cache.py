import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, lambda dout: dout
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, lambda dout: dout * mask


def inverted_backward(dout, cache):
    return cache(dout)
