# noise-around-zero: should average 1
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * rng.normal(0, (p / (1 - p)) ** 0.5, x.shape)
