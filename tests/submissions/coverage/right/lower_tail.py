import numpy as np
from statistics import NormalDist
def coverage(y, mean, var, level=0.95):
    low = NormalDist().inv_cdf((1 - level) / 2)
    return [np.mean((y - mean) / np.sqrt(var) > low) - np.mean((y - mean) / np.sqrt(var) >= -low)]
