import numpy as np
def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, np.sqrt(p / (1 - p)), x.shape)
