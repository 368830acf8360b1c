import numpy as np
def variance_shift(mean, var, p):
    q = np.float64(1 - p)
    return np.array(var / ((mean**2 + var) / q - mean**2))
