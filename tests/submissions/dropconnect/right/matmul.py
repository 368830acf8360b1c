import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return (x[:, None, :] @ (W * M / (1 - p)))[:, 0, :] + b
