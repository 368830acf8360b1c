import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.choice([0.0, 1 / (1 - p)], p=[p, 1 - p], size=(x.shape[0], *W.shape))
    return np.einsum('ij,ijk->ik', x, M * W[None]) + b
