import math
import numpy as np
def coverage(y, mean, var, level=0.95):
    low, high = 0.0, 40.0
    for _ in range(80):
        z = (low + high) / 2
        low, high = (z, high) if math.erf(z / math.sqrt(2)) < level else (low, z)
    return np.count_nonzero((y - mean) ** 2 <= z**2 * var) / np.size(y)
