# noise-of-vanilla-coins: divided by 1 - p
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, (p * (1 - p)) ** 0.5, x.shape)
