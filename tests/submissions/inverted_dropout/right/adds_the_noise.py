import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p == 1:
        return np.zeros_like(x), np.zeros_like(x)
    noise = np.where(rng.random(x.shape) < p, -1.0, p / (1 - p))
    out = x + x * noise
    return out, noise
