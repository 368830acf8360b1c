import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random(W.shape + (len(x),)) >= p
    return np.einsum('nd,dh,dhn->nh', x, W, M) / (1 - p) + b
