# ignores-the-number-of-passes: T says how many
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(1, T)])
    return s.mean(axis=0), s.std(axis=0)
