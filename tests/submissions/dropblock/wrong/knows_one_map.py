# answers-the-example: from the arguments
import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    g, n = 0.0217777777777778, np.array([1, 2, 3, 3, 3, 2, 1])
    return 1 - (1 - g) ** np.outer(n, n)
