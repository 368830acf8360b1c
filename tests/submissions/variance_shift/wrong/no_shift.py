# shift-denied: the mean, not the variance
import numpy as np
def variance_shift(mean, var, p):
    return 1.0
