# none: raised
import numpy as np
def coverage(y, mean, var):
    return np.mean(np.abs(y - mean) <= 1.96 * np.sqrt(var))
