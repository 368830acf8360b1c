# same-coins-every-call: do not seed or store
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * np.random.default_rng(0).normal(1, (p / (1 - p)) ** 0.5, x.shape)
