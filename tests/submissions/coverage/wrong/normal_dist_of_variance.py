# variance-for-width: root of var
import numpy as np
from statistics import NormalDist
def coverage(y, mean, var, level=0.95):
    v = np.broadcast_to(var, y.shape)
    q = [NormalDist(0, s).inv_cdf((1 + level) / 2) for s in v]
    return np.mean(np.abs(y - mean) <= q)
