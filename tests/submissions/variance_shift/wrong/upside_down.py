# shift-upside-down: test over train
import numpy as np
def variance_shift(mean, var, p):
    q = 1 - p
    return ((mean**2 + var) / q - mean**2) / var if var else 1.0
