# sum-of-the-passes: divide by T
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.sum(axis=0), s.std(axis=0)
