# forgets-to-subtract: square of the mean
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), np.sqrt((s**2).mean(axis=0))
