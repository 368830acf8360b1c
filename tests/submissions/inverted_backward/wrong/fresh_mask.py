# gradient-draws-again: never draws
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (rng, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    rng, p = cache
    return dout * (rng.random(dout.shape) >= p) / (1 - p)
