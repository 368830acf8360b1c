# none: raised
import numpy as np
def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= {0.68: 1.0, 0.95: 1.96, 0.997: 3.0}[level] * np.sqrt(var))
