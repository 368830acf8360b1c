import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, {'train': False}
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p), {'train': True, 'mask': mask, 'scale': 1 / (1 - p)}


def inverted_backward(dout, cache):
    return dout * cache['mask'] * cache['scale'] if cache['train'] else dout
