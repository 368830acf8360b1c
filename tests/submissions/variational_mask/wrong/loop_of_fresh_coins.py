# fresh-coins-each-step: once for each sequence
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.array([rng.random((N, H)) >= p for _ in range(T)])
