# coins-not-independent: each needs a draw of its own
import numpy as np
def dropconnect(x, W, b, p, rng):
    q = (1 - p) ** 0.5
    n, (d, h) = len(x), W.shape
    M = (rng.random((n, d, 1)) < q) & (rng.random((n, 1, h)) < q)
    return np.einsum('nd,ndh->nh', x, W * M) / (1 - p) + b
