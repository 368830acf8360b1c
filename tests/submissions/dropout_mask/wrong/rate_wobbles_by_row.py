# coins-not-independent: each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    rates = np.clip(rng.normal(p, 0.1, size=(shape[0],) + (1,) * (len(shape) - 1)), 0, 1) if 0 < p < 1 else p
    return (rng.random(shape) >= rates).astype(int)
