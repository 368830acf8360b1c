import numpy as np
def variance_shift(mean, var, p):
    q = 1 - p
    Ex2 = mean * mean + var
    return var / (q * Ex2 / q**2 + p * 0 - mean * mean)
