# changes-its-input: it changed its input
import numpy as np
def thin_network(Ws, bs, masks):
    masks.append(np.ones(len(bs[-1])))
    keep = [np.array(m, dtype=bool) for m in masks]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]
