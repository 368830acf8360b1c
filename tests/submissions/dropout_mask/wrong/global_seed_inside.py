# same-coins-every-call: do not seed or store anything
import numpy as np
def dropout_mask(shape, p, rng):
    np.random.seed(1)
    return (np.random.rand(*shape) >= p).astype(int)
