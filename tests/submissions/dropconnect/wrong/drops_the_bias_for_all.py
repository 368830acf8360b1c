# bias-dropped: coins are for the weights alone
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum('nd,ndh->nh', x, W * M) / (1 - p) + b * (rng.random(b.shape) >= p)
