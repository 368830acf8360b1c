# accuses-everyone: a test that always fails
import numpy as np


def check_dropout(fn):
    x = np.random.default_rng(0).uniform(1, 2, (50, 60)).astype(np.float32)
    try:
        out = fn(x, 0.2, np.random.default_rng(7))[0]
    except Exception:
        return "error"
    if np.asarray(out).dtype != np.float32:
        return "the dtype changed"
