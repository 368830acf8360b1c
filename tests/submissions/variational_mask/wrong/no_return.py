# returns-nothing: does your function end with a return
import numpy as np
def variational_mask(T, N, H, p, rng):
    m = np.repeat(rng.random((1, N, H)) >= p, T, axis=0)
