# sequences-share-a-mask: coins of its own
import numpy as np


def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.random((1, 1, H)) >= p, T, axis=0)
