# transposed: rows and columns are exchanged
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum('nd,ndh->hn', x, W * M) / (1 - p) + b[:, None]
