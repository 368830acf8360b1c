# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    u = rng.random((n + 1) // 2)
    return (np.concatenate([u, 1 - u[::-1]])[-n:] >= p).reshape(shape).astype(int)
