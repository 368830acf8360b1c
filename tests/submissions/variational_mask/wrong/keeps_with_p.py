# keeps-with-p: p is the probability of dropping
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.random((1, N, H)) < p, T, axis=0)
