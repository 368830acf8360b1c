# bias-dropped: coins are for the weights alone
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    mb = rng.random((len(x), len(b))) >= p
    return (np.einsum('nd,ndh->nh', x, W * M) + b * mb) / (1 - p)
