import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    c = np.convolve(np.ones(feat - block + 1), np.ones(block))
    return 1 - (1 - dropblock_gamma(p, block, feat)) ** np.outer(c, c)
