# forgets-to-subtract: subtract the square of the mean
import numpy as np
def variance_shift(mean, var, p):
    q = 1 - p
    return var / ((mean**2 + var) / q)
