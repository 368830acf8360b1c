# shift-coins-alone: varies without coins too
import numpy as np
def variance_shift(mean, var, p):
    return var / (p / (1 - p) * (mean**2 + var)) if p else 1.0
