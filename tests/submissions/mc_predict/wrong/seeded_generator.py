# another-generator: the rng you were given
import numpy as np
def mc_predict(predict, x, T, rng):
    mine = np.random.default_rng(0)
    s = np.array([predict(x, mine) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0)
