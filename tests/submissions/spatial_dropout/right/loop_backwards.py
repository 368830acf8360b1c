import numpy as np
def spatial_dropout(x, p, rng):
    out = np.array(x, dtype=float)
    for c in reversed(range(x.shape[1])):
        for n in range(x.shape[0]):
            out[n, c] *= (rng.random() > p) / (1 - p)
    return out
