# returns-nothing: does your function end with a return
import numpy as np
def variance_shift(mean, var, p):
    q = 1 - p
    shift = var / ((mean**2 + var) / q - mean**2)
