import numpy as np
def gaussian_dropout(x, p, rng):
    r = np.sqrt(-2 * np.log1p(-rng.random(x.shape)))
    return x * (1 + np.sqrt(p / (1 - p)) * r * np.cos(2 * np.pi * rng.random(x.shape)))
