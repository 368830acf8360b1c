import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    return dout if cache is None else dout * cache


class Dropout:
    def __init__(self, p, seed=None):
        if p < 0 or p > 1:
            raise ValueError("p must be in [0, 1]")
        self.p, self.rng, self.mode = p, np.random.default_rng(seed), True

    def forward(self, x):
        out, self.cache = inverted_dropout(x, self.p, self.rng, self.mode)
        return out

    def backward(self, dout):
        return inverted_backward(dout, self.cache)

    def train(self):
        self.mode = True

    def eval(self):
        self.mode = False
