# same-coins-every-call: two calls in a row gave the same coins
import numpy as np
def dropconnect(x, W, b, p, rng):
    M = abs(W) >= np.quantile(abs(W), p)
    return x @ (W * M) / (1 - p) + b
