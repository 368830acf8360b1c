# rescales-the-given-masks: nothing is rescaled
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    new = [W[np.ix_(keep[k + 1], keep[k])] / max(keep[k].mean(), 0.1) for k, W in enumerate(Ws)]
    return new, [b[k] for b, k in zip(bs, keep[1:])]
