# not-two-values: two values
import numpy as np
def mc_predict(predict, x, T, rng):
    return np.mean([predict(x, rng) for _ in range(T)], axis=0)
