import numpy as np
def variational_mask(T, N, H, p, rng):
    m = [[int(rng.random() >= p) for _ in range(H)] for _ in range(N)]
    return [m] * T
