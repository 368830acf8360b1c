# noise-variance-for-sd: its square root
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, p / (1 - p), x.shape)
