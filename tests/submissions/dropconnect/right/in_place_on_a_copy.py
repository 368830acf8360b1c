import numpy as np
def dropconnect(x, W, b, p, rng):
    out = []
    for row in x:
        V = W.astype(float)
        V[rng.random(V.shape) < p] = 0
        out.append(row @ V / (1 - p) + b)
    return np.stack(out)
