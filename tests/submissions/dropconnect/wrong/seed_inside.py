# same-coins-every-call: do not seed or store
import numpy as np
def dropconnect(x, W, b, p, rng):
    rng = np.random.default_rng(1)
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum('nd,ndh->nh', x, W * M) / (1 - p) + b
