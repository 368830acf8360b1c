# accuses-everyone: a test that always fails
import numpy as np


def check_dropout(fn):
    out = fn(np.full((20, 50), 3.0), 0.2, np.random.default_rng(1))[0]
    if np.count_nonzero(out) == 800 or np.count_nonzero(out) == 801:
        return None
    return "not exactly a fifth was dropped" if abs(np.count_nonzero(out) - 800) < 100 else None
