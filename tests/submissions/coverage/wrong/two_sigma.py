# level-never-used: follows from level
import numpy as np
def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= 2 * np.sqrt(var))
