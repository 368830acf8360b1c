# ignores-rng: draw from the rng you were given
import numpy as np
def dropout_mask(shape, p, rng):
    return (np.random.rand(*shape) >= p).astype(float)
