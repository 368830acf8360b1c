import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if p < 0 or p > 1:
        raise ValueError("p must be between 0 and 1")
    if not train:
        return x, None
    with np.errstate(all="ignore"):
        mask = (rng.random(x.shape) >= p) / np.float64(1 - p) if p != 1 else np.zeros(x.shape)
    return x * mask, (mask, p, x)
