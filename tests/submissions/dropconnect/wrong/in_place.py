# changes-its-input: it changed its input
import numpy as np
def dropconnect(x, W, b, p, rng):
    W *= (rng.random(W.shape) >= p) / (1 - p)
    return x @ W + b
