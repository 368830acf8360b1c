from statistics import NormalDist
import numpy as np
def dropout_mask(shape, p, rng):
    if p <= 0:
        return np.ones(shape)
    if p >= 1:
        return np.zeros(shape)
    return (rng.standard_normal(shape) > NormalDist().inv_cdf(p)).astype(float)
