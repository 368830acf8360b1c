import numpy as np
from statistics import NormalDist
def coverage(y, mean, var, level=0.95):
    u = [NormalDist(m, v**0.5).cdf(t) for t, m, v in zip(y, mean, np.broadcast_to(var, np.shape(y)))]
    return np.mean([(1 - level) / 2 <= p <= (1 + level) / 2 for p in u])
