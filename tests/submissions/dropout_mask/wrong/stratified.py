# exact-quota: coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    u = (rng.permutation(n) + rng.random(n)) / n
    return (u >= p).astype(int).reshape(shape)
