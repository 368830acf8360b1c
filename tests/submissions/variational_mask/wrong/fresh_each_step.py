# fresh-coins-each-step: once for each sequence
import numpy as np
def variational_mask(T, N, H, p, rng):
    return (rng.random((T, N, H)) >= p).astype(float)
