# drops-the-output-layer: the output layer stays
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks]
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws[:-1])], [b[k] for b, k in zip(bs[:-1], keep[1:])]
