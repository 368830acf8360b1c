# one-weight-mask-per-batch: each example has its own
import numpy as np
def dropconnect(x, W, b, p, rng):
    seed = rng.integers(1000)
    return np.array([row @ (W * (np.random.default_rng(seed).random(W.shape) >= p)) / (1 - p) + b for row in x])
