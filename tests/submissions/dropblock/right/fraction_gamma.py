from fractions import Fraction
import numpy as np
def dropblock_gamma(p, block, feat):
    return Fraction(p) * feat**2 / Fraction(block * (feat - block + 1)) ** 2
def dropblock_drop_map(p, block, feat):
    g = float(dropblock_gamma(p, block, feat))
    i = np.arange(feat)
    starts = np.arange(feat - block + 1)
    covers = ((starts[:, None] <= i) & (i < starts[:, None] + block)).sum(axis=0)
    return 1 - (1 - g) ** (covers[:, None] * covers)
