# members-with-several-numbers: its output
import numpy as np
from itertools import product


def all_subnetworks(x, Ws, bs):
    out = []
    for coins in product((0, 1), repeat=9):
        masks = np.reshape(coins, (3, 3))
        h = x
        for W, b, m in zip(Ws, bs, masks):
            h = np.maximum(0, W @ h + b) * m
        out.append(h)
    return out
