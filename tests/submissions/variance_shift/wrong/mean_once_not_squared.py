# shift-mean-not-squared: counts squared
import numpy as np


def variance_shift(mean, var, p):
    return var / ((mean ** 2 + var) / (1 - p) - mean)
