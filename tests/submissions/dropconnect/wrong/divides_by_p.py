# divides-by-p: divide by the probability of keeping
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.einsum('nd,ndh->nh', x, W * M) / max(p, 1e-9) + b
