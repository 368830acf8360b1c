# catches-too-few: this cell asks for 20
import numpy as np


def check_dropout(fn):
    """One training pass and one evaluation pass, looked at closely; never a second call, nor integers."""
    p = 0.2
    x = np.random.default_rng(0).uniform(1, 2, (200, 150)) * np.where(np.arange(150) % 2, 1, -1)
    out = np.asarray(fn(x.copy(), p, np.random.default_rng(1))[0])
    kept = out != 0
    if not np.allclose(out[kept], x[kept] / (1 - p)):
        return "factor"
    if abs(kept.mean() - 0.8) > 0.015:
        return "share"
    if not np.allclose(fn(x.copy(), p, np.random.default_rng(1), train=False)[0], x):
        return "evaluation"
