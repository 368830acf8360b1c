# same-coins-every-call: two calls in a row gave the same coins
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    own = np.random.default_rng(int(rng.random() * 10))
    mask = (own.random(x.shape) >= p) / (1 - p)
    return x * mask, mask
