# keeps-with-p: p is the probability of dropping
import numpy as np
def variance_shift(mean, var, p):
    return var / ((mean**2 + var) / p - mean**2) if p else 1
