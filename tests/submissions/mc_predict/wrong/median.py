# median-for-mean: median
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return np.median(s, axis=0), s.std(axis=0)
