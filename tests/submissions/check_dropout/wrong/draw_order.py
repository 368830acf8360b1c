# accuses-a-right-one: notebook 3 allows this
import numpy as np


def check_dropout(fn):
    x = np.random.default_rng(0).uniform(1, 2, (50, 60))
    expected = x * (np.random.default_rng(7).random(x.shape) >= 0.2) / 0.8
    try:
        if not np.allclose(fn(x, 0.2, np.random.default_rng(7))[0], expected):
            return "not what rng.random(x.shape) >= p gives"
    except Exception:
        return "error"
