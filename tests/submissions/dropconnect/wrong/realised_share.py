# divides-by-realised-share: not by the share that happened
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum('nd,ndh->nh', x, W * M) / M.mean() + b
