# changes-its-input: it changed its input
import numpy as np
def dropconnect(x, W, b, p, rng):
    out = []
    for row in x:
        W *= (rng.random(W.shape) >= p) / (1 - p)
        out.append(row @ W + b)
    return np.array(out)
