# changes-its-input: copy
import numpy as np
from statistics import NormalDist
def coverage(y, mean, var, level=0.95):
    y -= mean
    return np.mean(np.abs(y) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var))
