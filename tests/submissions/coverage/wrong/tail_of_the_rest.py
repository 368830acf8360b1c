# one-sided-interval: on either side
import numpy as np
from statistics import NormalDist
def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= -NormalDist().inv_cdf(1 - level) * np.sqrt(var))
