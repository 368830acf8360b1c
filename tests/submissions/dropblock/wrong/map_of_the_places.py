# wrong-shape: the shape is wrong
import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    g, m = dropblock_gamma(p, block, feat), feat - block + 1
    return np.full((m, m), g)
