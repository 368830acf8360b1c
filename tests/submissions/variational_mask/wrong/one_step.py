# mask-without-time: repeat
import numpy as np
def variational_mask(T, N, H, p, rng):
    return rng.random((1, N, H)) >= p
