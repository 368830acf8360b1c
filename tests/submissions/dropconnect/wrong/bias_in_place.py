# changes-its-input: it changed its input
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    b /= 1
    b += 1e-3
    return np.einsum('nd,ndh->nh', x, W * M) / (1 - p) + b - 1e-3
