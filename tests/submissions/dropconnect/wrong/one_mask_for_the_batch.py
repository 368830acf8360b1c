# one-weight-mask-per-batch: each example has its own
import numpy as np
def dropconnect(x, W, b, p, rng):
    return x @ (W * (rng.random(W.shape) >= p) / (1 - p)) + b
