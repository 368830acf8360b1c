import numpy as np
def variational_mask(T, N, H, p, rng):
    out = np.zeros((T, N, H), dtype=np.float32)
    for n in range(N):
        out[:, n] = rng.random(H) >= p
    return out
