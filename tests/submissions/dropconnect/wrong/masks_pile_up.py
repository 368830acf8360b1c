# none: no choice of surviving weights
import numpy as np
def dropconnect(x, W, b, p, rng):
    W, out = W.copy(), []
    for row in x:
        W *= (rng.random(W.shape) >= p) / (1 - p)
        out.append(row @ W + b)
    return np.array(out)
