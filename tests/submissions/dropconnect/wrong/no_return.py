# returns-nothing: does your function end with a return
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    out = np.einsum('nd,ndh->nh', x, W * M) / (1 - p) + b
