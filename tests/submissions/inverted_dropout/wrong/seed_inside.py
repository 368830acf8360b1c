# same-coins-every-call: do not seed or store anything
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    rng = np.random.default_rng(1)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
