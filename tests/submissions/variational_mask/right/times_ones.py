import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.ones((T, 1, 1)) * (rng.random((1, N, H)) < 1 - p)
