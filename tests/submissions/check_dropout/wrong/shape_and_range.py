# catches-too-few: this cell asks for 15
import numpy as np


def check_dropout(fn):
    x = np.random.default_rng(0).uniform(1, 2, (40, 50))
    out = np.asarray(fn(x, 0.2, np.random.default_rng(1))[0])
    if out.shape != x.shape or not np.isfinite(out).all():
        return "shape"
    if not (out == 0).any():
        return "nothing falls"
