import numpy as np
def variational_mask(T, N, H, p, rng):
    m = rng.binomial(1, 1 - p, (N, H))
    return np.stack([m] * T)
