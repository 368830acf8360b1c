# noise-not-normal: another shape
import numpy as np
def gaussian_dropout(x, p, rng):
    w = (3 * p / (1 - p)) ** 0.5
    return x * rng.uniform(1 - w, 1 + w, x.shape)
