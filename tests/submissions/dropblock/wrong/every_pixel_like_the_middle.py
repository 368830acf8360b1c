# map-is-flat: the same everywhere
import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    return np.full((feat, feat), 1 - (1 - g) ** block**2)
