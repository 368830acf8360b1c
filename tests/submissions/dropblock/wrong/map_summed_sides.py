# map-adds-the-sides: product of two intervals
import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.add.outer(n, n)
