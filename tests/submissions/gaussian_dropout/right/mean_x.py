import numpy as np
def gaussian_dropout(x, p, rng):
    return rng.normal(x, abs(x) * np.sqrt(p / (1 - p)))
