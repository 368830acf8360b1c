# mask-depends-on-x: the coin must not look at x
import numpy as np
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= np.where(x < 0, p * 1.2, p * 0.8).clip(0, 1)) if 0 < p < 1 else x * (1 - p)
def vanilla_test(x, p):
    return x * (1 - p)
