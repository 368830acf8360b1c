# coins-not-independent: each needs a draw of its own
import numpy as np
def gaussian_dropout(x, p, rng):
    z = np.resize(rng.standard_normal(4999), x.shape)
    return x * (1 + (p / (1 - p)) ** 0.5 * z)
