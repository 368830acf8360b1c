import numpy as np
def dropout_mask(shape, p, rng):
    return (rng.random(shape, dtype=np.float32) >= p).astype(np.float32)
