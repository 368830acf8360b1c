import numpy as np
def gaussian_dropout(x, p, rng):
    z = rng.standard_normal(x.shape, dtype=np.float32)
    return (x * (1 + np.float32((p / (1 - p)) ** 0.5) * z)).astype(np.float32)
