# fresh-coins-each-step: once for each sequence
import numpy as np
def variational_mask(T, N, H, p, rng):
    m = np.repeat(rng.random((1, N, H)) >= p, T, axis=0)
    m[-1] = rng.random((N, H)) >= p
    return m
