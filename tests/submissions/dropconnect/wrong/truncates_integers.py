# truncates-integers: work in floats
import numpy as np
def dropconnect(x, W, b, p, rng):
    out = np.zeros((len(x), W.shape[1]), dtype=x.dtype)
    for n in range(len(x)):
        out[n] = x[n] @ (W * (rng.random(W.shape) >= p) / (1 - p)) + b
    return out
