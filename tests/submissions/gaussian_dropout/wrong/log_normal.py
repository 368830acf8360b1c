# noise-clipped: negative
import numpy as np
def gaussian_dropout(x, p, rng):
    s2 = np.log1p(p / (1 - p))
    return x * rng.lognormal(-s2 / 2, s2**0.5, x.shape)
