# sequences-share-a-mask: coins of its own
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.tile(rng.random((1, 1, H)) >= p, (T, N, 1)).astype(int)
