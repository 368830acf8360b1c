import numpy as np
def variational_mask(T, N, H, p, rng):
    return (rng.random((T, N, H)) >= p)[:1].repeat(T, axis=0)
