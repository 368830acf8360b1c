# accuses-everyone: a test that always fails
import numpy as np


def check_dropout(fn):
    x = np.random.default_rng(0).uniform(1, 2, (50, 60))
    try:
        out = np.asarray(fn(x, 0.3, np.random.default_rng(7))[0])
    except Exception:
        return "error"
    if not ((out == 0) | (out == x / 0.7)).all():
        return "a survivor is not x / (1 - p)"
