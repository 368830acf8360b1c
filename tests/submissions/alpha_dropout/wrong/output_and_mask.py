# returns-more-than-the-output: return the output alone
import numpy as np
_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717
def alpha_dropout_affine(p):
    q = 1 - p
    a = (q + _A**2 * q * p) ** -0.5
    return a, -a * p * _A
def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, _A) + b, kept
