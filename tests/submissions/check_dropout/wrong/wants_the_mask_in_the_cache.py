# accuses-a-right-one: notebook 3 allows this
import numpy as np


def check_dropout(fn):
    x = np.full((30, 40), 2.0)
    out, cache = fn(x, 0.2, np.random.default_rng(0))
    if not isinstance(cache, np.ndarray) and np.isclose(np.max(out), 2.5):
        return "the cache is no mask"
