import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, np.ones_like(x)
    mask = np.nan_to_num((rng.random(x.shape) >= p) / np.float64(1 - p), nan=0.0, posinf=0.0)
    return x * mask, mask
