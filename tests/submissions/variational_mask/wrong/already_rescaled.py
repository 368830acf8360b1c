# already-rescaled: a mask holds only 0 and 1
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.random((1, N, H)) >= p, T, axis=0) / (1 - p)
