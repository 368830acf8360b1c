import numpy as np
from itertools import product


def expected_dropout_loss(X, y, w, p):
    total = 0
    for m in product((0, 1), repeat=X.shape[1]):
        m = np.array(m)
        prob = np.prod(np.where(m, 1 - p, p))
        total += prob * np.sum((y - (X * m / (1 - p)) @ w) ** 2)
    return total
