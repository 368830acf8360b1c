import numpy as np
from functools import partial
def mc_predict(predict, x, T, rng):
    samples = np.array(list(map(lambda _: predict(x, rng), range(T))), dtype=np.float64)
    return tuple(f(samples, axis=0) for f in (np.mean, np.std))
