# one-coin-per-row: a draw for every entry
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = rng.random(x.shape[:2] + (1,) * (x.ndim - 2)) >= p
    return x * mask / (1 - p), mask
