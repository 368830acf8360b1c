import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.broadcast_to(rng.random((N, H)) >= p, (T, N, H))
