import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    stays = np.ones((feat, feat))
    g = dropblock_gamma(p, block, feat)
    for i in range(feat - block + 1):
        for j in range(feat - block + 1):
            stays[i : i + block, j : j + block] *= 1 - g
    return 1 - stays
