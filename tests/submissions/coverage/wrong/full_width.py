# width-on-each-side: another width
import numpy as np
from statistics import NormalDist
def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= 2 * NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var))
