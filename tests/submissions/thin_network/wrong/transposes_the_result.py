# transposed: transposed
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [W[np.ix_(keep[k + 1], keep[k])].T for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]
