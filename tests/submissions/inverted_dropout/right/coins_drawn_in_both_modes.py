import numpy as np
def inverted_dropout(x, p, rng, train=True):
    u = rng.random(np.shape(x))
    mask = np.ones(np.shape(x)) if not train else np.zeros(np.shape(x)) if p >= 1 else (u >= p) / (1 - p)
    return x * mask, mask
