# forgets-the-bias: the bias is missing
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum('nd,ndh->nh', x, W * M) / (1 - p)
