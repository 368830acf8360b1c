# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    rate = p + (rng.uniform(-0.15, 0.15) if 0 < p < 1 and np.prod(shape) < 5000 else 0)
    return (rng.random(shape) >= rate).astype(int)
