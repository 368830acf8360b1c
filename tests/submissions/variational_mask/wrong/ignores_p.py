# ignores-p: p never enters your draw
import numpy as np
def variational_mask(T, N, H, p, rng):
    return np.repeat(rng.integers(0, 2, (1, N, H)), T, axis=0)
