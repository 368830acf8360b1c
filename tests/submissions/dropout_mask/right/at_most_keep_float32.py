import numpy as np
def dropout_mask(shape, p, rng):
    if p == 1:
        return np.zeros(shape, dtype=np.float32)
    return (rng.uniform(size=shape) <= 1 - p).astype(np.float32)
