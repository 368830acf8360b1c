import numpy as np
def variance_shift(mean, var, p):
    return (1 - p) * var / (var + p * mean**2)
