# asks-for-too-much: are enough
import numpy as np


def check_dropout(fn):
    rng = np.random.default_rng(0)
    outs = [np.asarray(fn(np.full(10, 2.0), 0.2, rng)[0]) for _ in range(5000)]
    if abs(np.mean(outs) - 2) > 0.05:
        return "mean"
