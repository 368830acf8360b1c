# noise-clipped: negative
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * abs(rng.normal(1, (p / (1 - p)) ** 0.5, x.shape))
