# level-for-quantile: level is a probability
import numpy as np
def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= level * np.sqrt(var))
