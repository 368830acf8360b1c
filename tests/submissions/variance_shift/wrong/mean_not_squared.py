# shift-mean-not-squared: squared
import numpy as np
def variance_shift(mean, var, p):
    q = 1 - p
    return var / ((abs(mean) + var) / q - abs(mean))
