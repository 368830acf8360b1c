from dataclasses import dataclass, field

import numpy as np


@dataclass
class Dropout:
    p: float
    seed: int | None = None
    on: bool = True
    last: tuple = field(default=None, repr=False)

    def __post_init__(self):
        if self.p < 0 or self.p > 1:
            raise ValueError("p is a probability")
        self.rng = np.random.default_rng(self.seed)

    def forward(self, x):
        keep = self.rng.uniform(size=x.shape) > self.p if self.on else np.ones(x.shape, bool)
        self.last = keep, (1 - self.p if self.on else 1)
        return self.backward(x)

    def backward(self, dout):
        keep, scale = self.last
        return keep * dout / scale

    def train(self):
        self.on = True

    def eval(self):
        self.on = False
