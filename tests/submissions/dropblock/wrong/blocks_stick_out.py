# blocks-stick-out: wholly inside
import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    low, high = (block - 1) // 2, block // 2
    n = np.minimum(i + high, feat - 1) - np.maximum(i - low, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)
