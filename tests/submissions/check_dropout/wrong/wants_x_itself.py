# accuses-a-right-one: copies x in evaluation
import numpy as np


def check_dropout(fn):
    x = np.arange(1.0, 7.0)
    out = fn(x, 0.2, np.random.default_rng(0), train=False)[0]
    if np.array_equal(out, x) and out is not x:
        return "evaluation should return x"
