import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.binomial(1, 1 - p, size=(x.shape[0], *W.shape))
    return np.squeeze(np.matmul(x[:, np.newaxis], W * M), axis=1) / (1 - p) + b
