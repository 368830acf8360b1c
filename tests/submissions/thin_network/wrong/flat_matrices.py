# squeezes-a-matrix: stays a matrix
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks] + [np.ones(len(bs[-1]), dtype=bool)]
    return [W[keep[k + 1][:, None] & keep[k][None, :]] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]
