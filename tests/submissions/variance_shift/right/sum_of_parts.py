import numpy as np
def variance_shift(mean, var, p):
    return var / (var + p / (1 - p) * (mean**2 + var))
