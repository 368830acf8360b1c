# wrong-shape: the shape is wrong
import numpy as np
def dropout_mask(shape, p, rng):
    return (rng.random(int(np.prod(shape))) >= p).astype(float)
