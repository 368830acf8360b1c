import numpy as np


class Dropout:
    def __init__(self, p, seed=None):
        if not 0 <= p <= 1:
            raise ValueError(f"p should lie between 0 and 1, but is {p}.")
        self.p = p
        self.rng = np.random.default_rng(seed)
        self.training = True
        self.factor = None

    def forward(self, x):
        if not self.training:
            self._back = lambda dout: dout
            return x
        factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        self._back = lambda dout: dout * factor
        return x * factor

    def backward(self, dout):
        return self._back(dout)

    def train(self):
        self.training = True

    def eval(self):
        self.training = False
