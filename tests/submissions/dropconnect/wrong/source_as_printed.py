# not-rescaled: divide the survivors by 1 - p
import numpy as np
def dropconnect(x, W, b, p, rng):
    mask = rng.random(W.shape) >= p
    output = x @ (W * mask)
    return output + b
