import numpy as np
def gaussian_dropout(x, p, rng):
    return x * (1 + np.sqrt(p / (1 - p)) * rng.standard_normal(x.shape))
