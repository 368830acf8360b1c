# noise-is-coins: normal draws
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * (rng.random(x.shape) >= p) / (1 - p)
