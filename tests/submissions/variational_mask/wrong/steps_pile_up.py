# fresh-coins-each-step: once for each sequence
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.cumprod(rng.random((T, N, H)) >= p, axis=0)
