import numpy as np
def thin_network(Ws, bs, masks):
    idx = [np.argwhere(m).ravel() for m in masks]
    Wn = [Ws[k][idx[k + 1]][:, idx[k]] for k in range(len(Ws) - 1)] + [Ws[-1][:, idx[-1]]]
    bn = [bs[k][idx[k + 1]] for k in range(len(bs) - 1)] + [bs[-1]]
    return Wn, bn
