# one-coin-for-all: the whole array shares one coin
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.full((T, N, H), int(rng.random() >= p))
