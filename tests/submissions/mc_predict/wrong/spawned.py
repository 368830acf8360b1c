# another-generator: the rng you were given
import numpy as np
def mc_predict(predict, x, T, rng):
    s = np.array([predict(x, child) for child in rng.spawn(T)])
    return s.mean(axis=0), s.std(axis=0)
