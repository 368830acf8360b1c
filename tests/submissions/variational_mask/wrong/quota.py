# exact-quota: an exact quota is not
import numpy as np
def variational_mask(T, N, H, p, rng):
    m = np.array([rng.permutation(H) >= round(p * H) for _ in range(N)])
    return np.repeat(m[None], T, axis=0)
