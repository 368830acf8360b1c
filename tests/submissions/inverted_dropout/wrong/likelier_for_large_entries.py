# mask-depends-on-x: the coin must not look at x
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train or p in (0, 1):
        return x * (1.0 - p), None
    size = np.abs(x)
    rate = np.clip(p * size / size.mean(), 0, 1)
    mask = rng.random(x.shape) >= rate
    return x * mask / (1 - p), mask
