from collections import namedtuple

import numpy as np

Cache = namedtuple('Cache', 'keep p')


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p), Cache(keep, p)


def inverted_backward(dout, cache):
    return dout if cache is None else dout * cache.keep / (1 - cache.p)
