# changes-its-input: copy
import numpy as np
def mc_predict(predict, x, T, rng):
    x -= x.mean(axis=0)
    s = np.array([predict(x, rng) for _ in range(T)])
    return s.mean(axis=0), s.std(axis=0)
