# averages-over-everything: for all inputs
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, rng) for _ in range(T)])
    mean = s.mean(axis=0)
    return mean, mean.std()
