import numpy as np
def dropout_mask(shape, p, rng):
    return (rng.uniform(-p, 1 - p, size=shape) >= 0).astype(int)
