import numpy as np
def alpha_dropout_affine(p):
    s = 1.7580993408473766
    a = ((1 - p) * (1 + p * s**2)) ** -0.5
    return a, a * p * s
def alpha_dropout(x, p, rng):
    s = -1.7580993408473766
    a = ((1 - p) * (1 + p * s**2)) ** -0.5
    m = rng.random(x.shape) < 1 - p
    return a * (m * x + ~m * s - p * s)
