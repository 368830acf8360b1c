# noise-added: multiply each entry
import numpy as np
def gaussian_dropout(x, p, rng):
    return x + x.std() * rng.normal(0, (p / (1 - p)) ** 0.5, x.shape)
