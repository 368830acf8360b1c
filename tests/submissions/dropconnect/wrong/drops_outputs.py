# drops-outputs: tosses a coin for each weight
import numpy as np
def dropconnect(x, W, b, p, rng):
    return (x @ W) * (rng.random((len(x), W.shape[1])) >= p) / (1 - p) + b
