# none: gave
import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    n = np.full(feat, block)
    n[:block] = np.arange(1, block + 1)
    n[-block:] = np.arange(block, 0, -1)
    return 1 - (1 - g) ** np.outer(n, n)
