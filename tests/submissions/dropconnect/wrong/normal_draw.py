# draws-from-a-normal: needs a uniform draw
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.standard_normal((len(x),) + W.shape) >= p
    return np.einsum('nd,ndh->nh', x, W * M) / (1 - p) + b
