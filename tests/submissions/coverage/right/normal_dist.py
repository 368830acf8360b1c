import numpy as np
from statistics import NormalDist
def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf(0.5 + level / 2)
    return float(np.mean(np.abs(y - mean) < z * np.sqrt(var)))
