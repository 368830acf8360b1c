# wrong-shape: the shape is wrong
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = rng.random(W.shape) >= p
    return x[0] @ (W * M) / (1 - p) + b
