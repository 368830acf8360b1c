import numpy as np
def variational_mask(T, N, H, p, rng):
    m = (rng.random((N, H)) >= p) * 1.0
    return [m for _ in range(T)]
