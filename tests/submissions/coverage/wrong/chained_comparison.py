# chained-comparison: join two comparisons
import numpy as np


from statistics import NormalDist

def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf((1 + level) / 2)
    return np.mean(mean - z * np.sqrt(var) <= y <= mean + z * np.sqrt(var))
