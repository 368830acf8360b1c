import numpy as np
def spatial_dropout(x, p, rng):
    out = np.zeros(x.shape)
    for n in range(x.shape[0]):
        for c in range(x.shape[1]):
            if rng.random() >= p:
                out[n, c] = x[n, c] / (1 - p)
    return out
