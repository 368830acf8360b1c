# drops-twice: toss once
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    N = rng.random(M.shape) >= p
    return np.einsum('nd,ndh->nh', x, W * M * N) / (1 - p) + b
