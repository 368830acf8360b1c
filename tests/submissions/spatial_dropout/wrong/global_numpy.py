# ignores-rng: draw from the rng you were given
import numpy as np
def spatial_dropout(x, p, rng):
    return x * (np.random.rand(x.shape[0], x.shape[1], 1, 1) >= p) / (1 - p)
