# accuses-a-right-one: notebook 3 allows this
import numpy as np


def check_dropout(fn):
    x = np.arange(1.0, 7.0)
    out = fn(x, 0.2, np.random.default_rng(0), train=False)[0]
    if out is x:
        return "evaluation should return a copy"
