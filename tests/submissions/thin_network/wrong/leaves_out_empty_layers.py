# leaves-out-an-empty-layer: keeps its place in the list
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    new = [(W[np.ix_(keep[k + 1], keep[k])], b[keep[k + 1]]) for k, (W, b) in enumerate(zip(Ws, bs))]
    new = [(W, b) for W, b in new if len(b)]
    return [W for W, b in new], [b for W, b in new]
