# ignores-rng: draw from the rng you were given
import numpy as np
def vanilla_train(x, p, rng):
    return x * (np.random.rand(*x.shape) >= p)
def vanilla_test(x, p):
    return x * (1 - p)
