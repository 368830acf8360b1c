# one-pass-alone: single pass
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s[0], s.std(axis=0)
