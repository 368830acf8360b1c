# none: raised
import numpy as np
from statistics import NormalDist
def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf((1 + level) / 2)
    return np.mean([abs(y[i] - mean[i]) <= z * var[i] ** 0.5 for i in range(len(y))])
