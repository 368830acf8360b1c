# exact-quota: an exact quota is not
import numpy as np
def dropconnect(x, W, b, p, rng):
    n, size = len(x), W.size
    M = np.array([rng.permutation(size) >= round(p * size) for _ in range(n)]).reshape((n,) + W.shape)
    return np.einsum('nd,ndh->nh', x, W * M) / (1 - p) + b
