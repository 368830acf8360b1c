import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.flatnonzero(m) for m in masks] + [np.arange(len(bs[-1]))]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[i] for b, i in zip(bs, keep[1:])]
