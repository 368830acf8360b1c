# layers-share-a-mask: another layer
import numpy as np


MASK = None


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        global MASK
        if not self.training:
            MASK = None
            return x
        MASK = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * MASK

    def backward(self, dout):
        if MASK is None:
            return dout
        return dout * MASK

    def train(self):
        self.training = True

    def eval(self):
        self.training = False
