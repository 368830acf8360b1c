# none: gave
import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i, k = np.arange(feat), block // 2
    n = np.minimum(i + k, feat - 1 - k) - np.maximum(i - k, k) + 1
    return 1 - (1 - g) ** np.outer(n, n)
