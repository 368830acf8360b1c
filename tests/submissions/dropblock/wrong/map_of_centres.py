# map-of-centres: centres alone
import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    out = np.zeros((feat, feat))
    k = block // 2
    out[k : k + feat - block + 1, k : k + feat - block + 1] = g
    return out
