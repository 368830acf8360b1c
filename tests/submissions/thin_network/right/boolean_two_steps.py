import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    new_Ws, new_bs = (), ()
    for k in range(len(Ws)):
        new_Ws += (Ws[k][keep[k + 1], :][:, keep[k]],)
        new_bs += (bs[k][keep[k + 1]],)
    return new_Ws, new_bs
