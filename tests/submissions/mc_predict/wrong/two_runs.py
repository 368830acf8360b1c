# ignores-the-number-of-passes: T says how many
import numpy as np
def mc_predict(predict, x, T, rng):
    mean = np.mean([predict(x, rng) for _ in range(T)], axis=0)
    std = np.std([predict(x, rng) for _ in range(T)], axis=0)
    return mean, std
