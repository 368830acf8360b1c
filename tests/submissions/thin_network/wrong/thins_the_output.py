# thins-the-output: the output has no mask
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks]
    keep.append(keep[-1][: len(bs[-1])] if len(bs[-1]) <= len(keep[-1]) else np.ones(len(bs[-1]), dtype=bool))
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]
