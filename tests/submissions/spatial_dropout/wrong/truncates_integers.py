# truncates-integers: work in floats
import numpy as np
def spatial_dropout(x, p, rng):
    out = np.empty_like(x)
    out[...] = x * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)
    return out
