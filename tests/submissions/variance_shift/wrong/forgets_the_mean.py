# shift-forgets-the-mean: a mean that is not 0
import numpy as np
def variance_shift(mean, var, p):
    return 1 - p
