# shift-vanilla-against-plain: rescaled in training
import numpy as np
def variance_shift(mean, var, p):
    q = 1 - p
    return var / (q * (mean**2 + var) - q**2 * mean**2)
