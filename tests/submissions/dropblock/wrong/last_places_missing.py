# map-misses-places: the last of them included
import numpy as np


def dropblock_gamma(p, block, feat):
    return p * feat ** 2 / (block ** 2 * (feat - block + 1) ** 2)


def dropblock_drop_map(p, block, feat):
    gamma = dropblock_gamma(p, block, feat)
    n = np.zeros((feat, feat))
    for i in range(feat - block):
        for j in range(feat - block):
            n[i:i + block, j:j + block] += 1
    return 1 - (1 - gamma) ** n
