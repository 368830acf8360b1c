# text-for-a-number: return the number
import numpy as np
from statistics import NormalDist
def coverage(y, mean, var, level=0.95):
    return f"{np.mean(np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var)):.3f}"
