import numpy as np
def masked_forward(x, Ws, bs, masks):
    Ws, bs = list(Ws), list(bs)
    gone = [np.flatnonzero(np.asarray(m) == 0) for m in masks]
    h = np.delete(x, gone[0])
    for k in range(len(Ws)):
        W = np.delete(Ws[k], gone[k], axis=1)
        b = bs[k]
        if k + 1 < len(masks):
            W, b = np.delete(W, gone[k + 1], axis=0), np.delete(b, gone[k + 1])
        z = W @ h + b
        h = np.where(z > 0, z, 0)
    return z
