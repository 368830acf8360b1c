# exact-quota: coins are independent, an exact quota is not
import numpy as np
def vanilla_train(x, p, rng):
    out = np.array(x, dtype=float)
    out.flat[rng.permutation(x.size)[: round(p * x.size)]] = 0
    return out
def vanilla_test(x, p):
    return x * (1 - p)
