import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return np.array(x), (None, False)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (mask, True)


def inverted_backward(dout, cache):
    mask, train = cache
    if train:
        return mask * dout
    return np.array(dout)
