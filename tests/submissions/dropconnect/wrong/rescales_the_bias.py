# bias-rescaled: only weights are rescaled
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return (np.einsum('nd,ndh->nh', x, W * M) + b) / (1 - p)
