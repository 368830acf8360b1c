# exact-quota: coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    u = rng.random(shape)
    return (u >= np.quantile(u, p)).astype(int) if 0 < p < 1 else np.full(shape, 1 - int(p))
