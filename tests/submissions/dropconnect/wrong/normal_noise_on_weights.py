# none: no choice of surviving weights
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.normal(1, np.sqrt(p / (1 - p)), (len(x),) + W.shape)
    return np.einsum('nd,ndh->nh', x, W * M) + b
