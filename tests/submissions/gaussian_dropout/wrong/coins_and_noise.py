# noise-is-coins: normal draws
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * (rng.random(x.shape) >= p) * rng.normal(1, (p / (1 - p)) ** 0.5, x.shape) / (1 - p)
