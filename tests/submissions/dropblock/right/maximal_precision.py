import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    out = np.empty((feat, feat))
    for r in range(feat):
        for c in range(feat):
            rows = min(r, feat - block) - max(0, r - block + 1) + 1
            cols = min(c, feat - block) - max(0, c - block + 1) + 1
            out[r, c] = 1 - (1 - g) ** (rows * cols)
    return out
