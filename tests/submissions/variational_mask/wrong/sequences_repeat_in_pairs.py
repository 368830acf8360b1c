# coins-not-independent: each needs a draw of its own
import numpy as np
def variational_mask(T, N, H, p, rng):
    m = np.repeat(rng.random((-(-N // 2), H)) >= p, 2, axis=0)[:N]
    return np.repeat(m[None], T, axis=0)
