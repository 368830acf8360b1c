# truncates-integers: work in floats
import numpy as np


def spatial_dropout(x, p, rng):
    out = x.copy()
    for n in range(x.shape[0]):
        for c in range(x.shape[1]):
            if rng.random() < p:
                out[n, c] = 0
            else:
                out[n, c] /= 1 - p
    return out
