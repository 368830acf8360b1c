import numpy as np
_A = -1.0507009873554804934193349852946 * 1.6732632423543772848170429916717
def alpha_dropout_affine(p):
    mean = p * _A
    var = (1 - p) * 1 + p * _A**2 - mean**2
    a = 1 / np.sqrt(var)
    return [a, -a * mean]
def alpha_dropout(x, p, rng):
    a, b = alpha_dropout_affine(p)
    kept = rng.random(x.shape) >= p
    return a * np.where(kept, x, _A) + b
