# averages-over-everything: for all inputs
import numpy as np
def mc_predict(predict, x, T, rng):
    s = [predict(x, rng)[0] for _ in range(T)]
    return np.mean(s), np.std(s)
