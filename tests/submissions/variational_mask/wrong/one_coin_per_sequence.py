# sequence-shares-a-coin: every unit
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.tile(rng.random((1, N, 1)) >= p, (T, 1, H)).astype(int)
