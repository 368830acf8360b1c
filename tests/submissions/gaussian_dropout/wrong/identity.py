# no-noise: nothing was drawn
import numpy as np
def gaussian_dropout(x, p, rng):
    return x
