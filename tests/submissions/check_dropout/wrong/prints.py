# accuses-nobody: caught none
import numpy as np


def check_dropout(fn):
    out, _ = fn(np.ones((20, 20)), 0.2, np.random.default_rng(0))
    if not set(np.unique(out)) <= {0, 1.25}:
        print("wrong values")
