# not-two-values: return these two values
import numpy as np
_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717
def alpha_dropout_affine(p):
    q = 1 - p
    return (q + _A**2 * q * p) ** -0.5
def alpha_dropout(x, p, rng):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a * np.where(rng.random(x.shape) >= p, x, _A) - a * p * _A
