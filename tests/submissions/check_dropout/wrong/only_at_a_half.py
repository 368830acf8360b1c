# catches-too-few: keeps with probability p
import numpy as np


def check_dropout(fn):
    x = np.random.default_rng(0).uniform(1, 2, (200, 200))
    try:
        out = np.asarray(fn(x.copy(), 0.5, np.random.default_rng(1))[0])
        if not np.allclose(out[out != 0], 2 * x[out != 0]):
            return "factor"
        if abs(np.mean(out == 0) - 0.5) > 0.03:
            return "share"
        if not np.array_equal(fn(x.copy(), 0.5, np.random.default_rng(1), train=False)[0], x):
            return "evaluation"
    except Exception:
        return "error"
