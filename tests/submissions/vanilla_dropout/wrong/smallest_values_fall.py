# mask-depends-on-x: the coin must not look at x
import numpy as np
def vanilla_train(x, p, rng):
    out = np.array(x, dtype=float).ravel()
    out[np.argsort(abs(out))[: int(p * out.size)]] = 0
    return out.reshape(x.shape)
def vanilla_test(x, p):
    return x * (1 - p)
