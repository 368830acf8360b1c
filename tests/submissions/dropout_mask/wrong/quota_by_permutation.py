# exact-quota: coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    flat = np.ones(n)
    flat[rng.permutation(n)[: round(p * n)]] = 0
    return flat.reshape(shape)
