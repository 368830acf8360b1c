# neither-none-nor-text: return None where nothing is wrong
import numpy as np


def check_dropout(fn):
    out, _ = fn(np.full((100, 100), 3.0), 0.2, np.random.default_rng(0))
    return bool(np.isclose(out.max(), 3.75))
