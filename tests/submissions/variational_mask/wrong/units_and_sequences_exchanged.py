# axes-exchanged: time comes first
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.repeat((rng.random((1, H, N)) >= p), T, axis=0)
