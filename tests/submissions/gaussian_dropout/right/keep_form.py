import numpy as np
def gaussian_dropout(x, p, rng):
    q = 1 - p
    return x * (rng.standard_normal(x.shape) * np.sqrt((1 - q) / q) + 1.0)
