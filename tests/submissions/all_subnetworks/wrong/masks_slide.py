# samples-the-members: list each of the 512 once
import numpy as np
from itertools import product


def all_subnetworks(x, Ws, bs):
    out = []
    for coins in product((0, 1), repeat=9):
        h = x
        for k in range(3):
            mask = np.array(coins[k:k + 3])
            h = np.maximum(0, Ws[k] @ h + bs[k]) * mask
        out.append((Ws[3] @ h + bs[3])[0])
    return np.array(out)
