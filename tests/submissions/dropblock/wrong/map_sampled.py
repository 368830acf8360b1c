# map-sampled: not exact
import numpy as np
def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2
def dropblock_drop_map(p, block, feat):
    g, m = dropblock_gamma(p, block, feat), feat - block + 1
    rng, total = np.random.default_rng(1), np.zeros((feat, feat))
    N = 4000
    centres = rng.random((N, m, m)) < g
    fallen = np.zeros((N, feat, feat), bool)
    for i in range(block):
        for j in range(block):
            fallen[:, i : i + m, j : j + m] |= centres
    return fallen.mean(axis=0)
