# ratio-upside-down: p and 1 - p are exchanged
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, ((1 - p) / p) ** 0.5, x.shape) if p else x
