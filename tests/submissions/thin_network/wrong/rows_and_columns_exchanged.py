# rows-and-columns-exchanged: rows are the units of this layer
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    new_Ws = []
    for k, W in enumerate(Ws):
        square = W.shape[0] == W.shape[1]
        new_Ws.append(W[np.ix_(keep[k], keep[k + 1])] if square else W[np.ix_(keep[k + 1], keep[k])])
    return new_Ws, [b[k] for b, k in zip(bs, keep[1:])]
