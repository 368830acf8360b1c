# noise-sd-is-the-rate: of p alone
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, p, x.shape)
