# axes-exchanged: time comes first
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.repeat((rng.random((N, H)) >= p)[..., None], T, axis=2)
