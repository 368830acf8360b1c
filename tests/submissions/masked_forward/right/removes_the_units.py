import numpy as np
def masked_forward(x, Ws, bs, masks):
    keep = [np.flatnonzero(m) for m in masks] + [np.arange(len(bs[-1]))]
    h = np.asarray(x)[keep[0]]
    for k, (W, b) in enumerate(zip(Ws, bs)):
        h = W[np.ix_(keep[k + 1], keep[k])] @ h + b[keep[k + 1]]
        if k < len(Ws) - 1:
            h = np.maximum(h, 0)
    return h
