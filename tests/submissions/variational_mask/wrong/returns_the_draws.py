# returns-the-draws: compare them with p
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.random((1, N, H)), T, axis=0)
