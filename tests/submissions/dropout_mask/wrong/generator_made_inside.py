# same-coins-every-call: do not seed or store anything
import numpy as np
def dropout_mask(shape, p, rng):
    rng = np.random.default_rng(0)
    return (rng.random(shape) >= p).astype(int)
