import numpy as np
def gaussian_dropout(x, p, rng):
    s = (p / (1 - p)) ** 0.5
    return np.array([v * rng.normal(1, s) for v in x.ravel()]).reshape(x.shape)
