# nothing-dropped: nothing was dropped
import numpy as np
def dropconnect(x, W, b, p, rng):
    return x @ W + b
