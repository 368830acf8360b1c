import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return np.array(x), ()
    if p == 1:
        return np.zeros(x.shape), ()
    out = np.empty(x.shape)
    mask = rng.binomial(1, 1 - p, x.shape) / (1 - p)
    np.multiply(x, mask, out=out)
    return out, (mask,)
