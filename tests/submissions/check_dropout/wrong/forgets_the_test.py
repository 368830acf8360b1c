# guard-itself-fails: two values, (out, cache)
import numpy as np


def check_dropout(fn):
    """Takes the output alone for what fn returns."""
    x = np.ones((6, 7))
    out = np.asarray(fn(x, 0.2, np.random.default_rng(0)))
    if out.shape != x.shape:
        return "shape"
