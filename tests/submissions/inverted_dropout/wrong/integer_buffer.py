# truncates-integers: work in floats
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x.copy(), None
    out = np.zeros_like(x)
    kept = rng.random(x.shape) >= p
    if p < 1:
        out[kept] = x[kept] / (1 - p)
    return out, kept
