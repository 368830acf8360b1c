# another-generator: the rng you were given
import numpy as np, copy
def mc_predict(predict, x, T, rng):
    rng = copy.deepcopy(rng)
    s = np.array([predict(x, rng) for t in range(T)])
    return s.mean(axis=0), s.std(axis=0)
