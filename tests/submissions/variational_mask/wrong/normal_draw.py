# draws-from-a-normal: needs a uniform draw
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.normal(size=(1, N, H)) >= p, T, axis=0)
