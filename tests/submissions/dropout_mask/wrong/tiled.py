# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    return np.resize(rng.random(1000) >= p, shape).astype(int)
