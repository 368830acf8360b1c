# changes-its-input: it changed its input
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    for k in range(len(Ws)):
        Ws[k] = Ws[k][np.ix_(keep[k + 1], keep[k])]
        bs[k] = bs[k][keep[k + 1]]
    return Ws, bs
