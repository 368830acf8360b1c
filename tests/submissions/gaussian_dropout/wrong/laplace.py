# noise-not-normal: another shape
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * rng.laplace(1, (p / (2 * (1 - p))) ** 0.5, x.shape)
