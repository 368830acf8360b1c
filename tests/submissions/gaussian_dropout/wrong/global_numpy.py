# ignores-rng: draw from the rng you were given
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * np.random.normal(1, (p / (1 - p)) ** 0.5, x.shape)
