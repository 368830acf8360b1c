# changes-its-input: it changed its input
import numpy as np
def gaussian_dropout(x, p, rng):
    x *= rng.normal(1, (p / (1 - p)) ** 0.5, x.shape)
    return x
