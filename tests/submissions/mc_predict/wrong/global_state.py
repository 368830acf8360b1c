# none: raised TypeError
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x) for t in range(T)])
    return s.mean(axis=0), s.std(axis=0)
