# coins-not-independent: each needs a draw of its own
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = np.repeat(rng.random(-(-x.size // 3)) >= p, 3)[: x.size].reshape(x.shape)
    return x * mask / (1 - p), mask
