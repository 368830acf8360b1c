# ignores-rng: draw from the rng you were given
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = np.random.random((len(x),) + W.shape) >= p
    return np.einsum('nd,ndh->nh', x, W * M) / (1 - p) + b
