import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return (np.einsum('nd,ndh->nh', x.astype(np.float32), (W * M / (1 - p)).astype(np.float32)) + b).astype(np.float32)
