# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    return np.repeat(rng.random((n + 1) // 2) >= p, 2)[:n].reshape(shape).astype(int)
