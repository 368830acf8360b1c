# output-alone: the output alone
import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if p < 0 or p > 1:
            raise ValueError("p must be between 0 and 1")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.mask = None

    def forward(self, x):
        if not self.training:
            self.mask = None
            return x
        self.mask = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.mask, self.mask

    def backward(self, dout):
        if self.mask is None:
            return dout
        return dout * self.mask

    def train(self):
        self.training = True

    def eval(self):
        self.training = False
