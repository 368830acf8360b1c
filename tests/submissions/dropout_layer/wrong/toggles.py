# switch-toggles: twice
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
            self.factor = None
            return x
        self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, dout):
        if self.factor is None:
            return dout
        return dout * self.factor

    def train(self):
        self.training = not self.training

    def eval(self):
        self.training = not self.training
