# none: no choice of surviving weights
import numpy as np
def dropconnect(x, W, b, p, rng):
    mean, var = x @ W + b, p / (1 - p) * x**2 @ W**2
    return mean + np.sqrt(var) * rng.standard_normal(mean.shape)
