import copy

import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    before = copy.deepcopy(rng)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (before, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    rng, p = cache
    rng = copy.deepcopy(rng)
    return dout * (rng.random(dout.shape) >= p) / (1 - p)
