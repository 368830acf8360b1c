# mean-and-std-exchanged: mean first
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.std(axis=0), s.mean(axis=0)
