# shift-variance-squared: a square already
import numpy as np


def variance_shift(mean, var, p):
    return var / ((mean ** 2 + var ** 2) / (1 - p) - mean ** 2)
