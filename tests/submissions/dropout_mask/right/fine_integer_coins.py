import numpy as np
def dropout_mask(shape, p, rng):
    return (rng.integers(0, 2**32, size=shape) >= p * 2**32).astype(np.int8)
