# truncates-integers: work in floats
import numpy as np
def gaussian_dropout(x, p, rng):
    out = np.zeros_like(x)
    out[...] = x * rng.normal(1, (p / (1 - p)) ** 0.5, x.shape)
    return out
