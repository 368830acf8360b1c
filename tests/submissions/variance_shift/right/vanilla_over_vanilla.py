import numpy as np
def variance_shift(mean, var, p):
    q = 1 - p
    return q**2 * var / (q * (mean**2 + var) - (q * mean) ** 2)
