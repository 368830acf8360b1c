# removes-units-that-live: only the masks decide
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    for k in range(1, len(keep) - 1):
        keep[k] = keep[k] & (bs[k - 1] > 0)
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]
