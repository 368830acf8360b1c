import numpy as np
def dropconnect(x, W, b, p, rng):
    return np.array([row @ (W * (rng.random(W.shape) >= p) / (1 - p)) + b for row in x])
