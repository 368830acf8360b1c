import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    dropped = np.nonzero(rng.random(x.shape) < p)
    out = x / (1 - p)
    out[dropped] = 0
    return out, (dropped, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    dropped, p = cache
    dx = dout / (1 - p)
    dx[dropped] = 0
    return dx
