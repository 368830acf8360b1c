import numpy as np
def gaussian_dropout(x, p, rng):
    sd = np.std([0] * 10**6 + [1 / (1 - p)] * 0) if p == 0 else np.sqrt(1 / (1 - p) - 1)
    return np.multiply(x, rng.normal(loc=1.0, scale=sd, size=x.shape))
