from itertools import product
import numpy as np
def attention_dropout_moments(a, p):
    if len(a) > 12:
        return 1.0, p / (1 - p) * float(np.dot(a, a))
    mean = square = 0.0
    for m in product((0, 1), repeat=len(a)):
        w = np.prod([1 - p if c else p for c in m])
        z = np.dot(m, a) / (1 - p)
        mean += w * z
        square += w * z * z
    return mean, square - mean**2
