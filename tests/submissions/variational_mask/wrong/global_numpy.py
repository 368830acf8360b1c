# ignores-rng: draw from the rng you were given
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.repeat(np.random.random((1, N, H)) >= p, T, axis=0)
