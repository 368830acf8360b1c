# coins-not-independent: each needs a draw of its own
import numpy as np
def gaussian_dropout(x, p, rng):
    half = -(-x.size // 2)
    z = rng.standard_normal(half)
    z = np.concatenate([z, -z])[: x.size].reshape(x.shape)
    return x * (1 + (p / (1 - p)) ** 0.5 * z)
