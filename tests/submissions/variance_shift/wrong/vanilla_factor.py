# shift-scales-with-q: mean square
import numpy as np
def variance_shift(mean, var, p):
    q = 1 - p
    return var / ((mean**2 + var) * q - mean**2 * q)
