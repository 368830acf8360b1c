# noise-shared: a draw for every entry
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, (p / (1 - p)) ** 0.5)
