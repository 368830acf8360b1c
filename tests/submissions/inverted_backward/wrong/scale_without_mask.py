# gradient-scaled-not-masked: dropped
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p), (keep, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    keep, p = cache
    return dout / (1 - p)
