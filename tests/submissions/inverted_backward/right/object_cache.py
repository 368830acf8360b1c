import numpy as np


class Coins:
    def __init__(self, mask):
        self.mask = mask

    def back(self, dout):
        return dout * self.mask


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, Coins(1.0)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, Coins(mask)


def inverted_backward(dout, cache):
    return cache.back(dout)
