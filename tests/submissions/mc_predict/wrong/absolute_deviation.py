# another-measure-of-spread: root of the mean squared
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), abs(s - s.mean(axis=0)).mean(axis=0)
