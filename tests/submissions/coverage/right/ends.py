import numpy as np
from statistics import NormalDist
def coverage(y, mean, var, level=0.95):
    half = NormalDist().inv_cdf(1 - (1 - level) / 2) * np.asarray(var, dtype=float) ** 0.5
    return ((y >= mean - half) & (y <= mean + half)).mean()
