import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random((len(x),) + W.shape) >= p
    return (x[:, :, None] * W * M).sum(axis=1) / (1 - p) + b
