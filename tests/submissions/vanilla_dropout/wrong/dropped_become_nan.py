# not-finite: nan or inf
import numpy as np
def vanilla_train(x, p, rng):
    return np.where(rng.random(x.shape) >= p, x, np.nan)
def vanilla_test(x, p):
    return x * (1 - p)
