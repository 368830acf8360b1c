# returns-the-mask: multiply x by them
import numpy as np
def gaussian_dropout(x, p, rng):
    return rng.normal(1, (p / (1 - p)) ** 0.5, x.shape)
