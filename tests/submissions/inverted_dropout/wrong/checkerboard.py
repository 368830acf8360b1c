# coins-not-independent: each needs a draw of its own
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    u = rng.random(x.size // 2 + 1)
    u = np.stack([u, (u + 0.5) % 1], axis=1).ravel()[: x.size].reshape(x.shape)
    mask = u >= p
    return x * mask / (1 - p), mask
