# applies-relu: that is ReLU's work
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return np.maximum(np.einsum('nd,ndh->nh', x, W * M) / (1 - p) + b, 0)
