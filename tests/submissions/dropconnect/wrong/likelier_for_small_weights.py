# mask-depends-on-x: the coin must not look
import numpy as np
def dropconnect(x, W, b, p, rng):
    chance = np.where(abs(W) < np.median(abs(W)), 1.5 * p, 0.5 * p)
    M = rng.random((len(x),) + W.shape) >= chance
    return np.einsum('nd,ndh->nh', x, W * M) / (1 - p) + b
