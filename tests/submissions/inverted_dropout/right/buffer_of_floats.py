import numpy as np
def inverted_dropout(x, p, rng, train=True):
    out = np.array(x, dtype=float)
    cache = None
    if train:
        cache = rng.random(out.shape) >= p
        out[~cache] = 0
        if p != 1:
            out /= 1 - p
    return out, cache
