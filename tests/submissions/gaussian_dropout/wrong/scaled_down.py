# noise-rescaled: is 1 on average already
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * rng.normal(1 - p, (p * (1 - p)) ** 0.5, x.shape)
