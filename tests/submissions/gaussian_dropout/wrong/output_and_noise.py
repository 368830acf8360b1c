# returns-more-than-the-output: return the output alone
import numpy as np
def gaussian_dropout(x, p, rng):
    e = rng.normal(1, (p / (1 - p)) ** 0.5, x.shape)
    return x * e, e
