import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.tile((rng.random((N, H)) > p).astype(np.int8), (T, 1, 1))
