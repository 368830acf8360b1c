# ignores-rng: draw from the rng you were given
import numpy as np
_count = [0]
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    _count[0] += 1
    mask = (np.random.default_rng(_count[0]).random(x.shape) >= p) / (1 - p)
    return x * mask, mask
