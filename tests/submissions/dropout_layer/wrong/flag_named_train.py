# flag-hides-the-method: another one
import numpy as np


def toss(x, p, rng):
    return (rng.random(x.shape) >= p) / (1 - p)


class Dropout:
    def __init__(self, p, seed=None):
        if p < 0 or p > 1:
            raise ValueError("p must be between 0 and 1")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.train = True
        self.mask = None

    def forward(self, x):
        if not self.train:
            self.mask = None
            return x
        self.mask = toss(x, self.p, self.rng)
        return x * self.mask

    def backward(self, dout):
        if self.mask is None:
            return dout
        return dout * self.mask

    def train(self):
        self.training = True

    def eval(self):
        self.training = False
