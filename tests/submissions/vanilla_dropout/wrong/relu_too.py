# applies-relu: every negative entry
import numpy as np
def vanilla_train(x, p, rng):
    return np.maximum(0, x) * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x * (1 - p)
