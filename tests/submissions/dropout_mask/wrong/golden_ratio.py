# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    u = (rng.random() + 0.6180339887498949 * np.arange(n)) % 1
    return (u >= p).reshape(shape).astype(int)
