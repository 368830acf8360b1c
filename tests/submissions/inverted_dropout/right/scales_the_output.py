import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x.copy(), (None, p)
    mask = rng.random(x.shape) < 1 - p
    out = x * mask
    if p < 1:
        out = out / (1 - p)
    return out, (mask, p)
