import numpy as np
def dropconnect(x, W, b, p, rng):
    out = np.empty((x.shape[0], W.shape[1]))
    for j in range(W.shape[1]):
        coins = rng.random(x.shape) > p
        out[:, j] = (x * coins) @ W[:, j] / (1 - p) + b[j]
    return out
