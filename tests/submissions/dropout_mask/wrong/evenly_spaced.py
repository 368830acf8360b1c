# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    kept = np.floor(np.arange(n + 1) * (1 - p) + rng.random())
    return np.diff(kept).reshape(shape).astype(int)
