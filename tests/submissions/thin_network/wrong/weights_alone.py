# not-two-lists: two lists
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)]
