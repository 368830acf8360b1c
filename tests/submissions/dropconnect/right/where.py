import numpy as np
def dropconnect(x, W, b, p, rng):
    kept = np.where(rng.random((len(x), *W.shape)) < p, 0, W) / (1 - p)
    return np.array([v @ K + b for v, K in zip(x, kept)])
