# mask-depends-on-x: the coin must not look at x
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = np.abs(x) >= np.quantile(np.abs(x), p)
    return x * mask / (1 - p), mask
