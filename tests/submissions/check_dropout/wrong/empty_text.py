# neither-none-nor-text: gave ''
import numpy as np


def check_dropout(fn):
    out, _ = fn(np.full((100, 100), 3.0), 0.2, np.random.default_rng(0))
    return "" if np.isclose(out.max(), 3.75) else "survivors"
