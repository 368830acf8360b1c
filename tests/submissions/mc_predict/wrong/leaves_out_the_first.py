# leaves-out-a-pass: missing from the average
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])[1:]
    return s.mean(axis=0), s.std(axis=0)
