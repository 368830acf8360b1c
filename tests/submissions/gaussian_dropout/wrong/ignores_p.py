# ignores-p: p never enters
import numpy as np
def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, 1, x.shape)
