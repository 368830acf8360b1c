# forgets-the-last-matrix: the output's matrix
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks]
    new_Ws = [Ws[k][np.ix_(keep[k + 1], keep[k])] for k in range(len(Ws) - 1)] + [Ws[-1].copy()]
    return new_Ws, [bs[k][keep[k + 1]] for k in range(len(Ws) - 1)] + [bs[-1].copy()]
