# random-at-test: the coins are still tossed
import numpy as np
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return vanilla_train(x, p, np.random.default_rng())
