# forgets-the-outgoing-weights: into the next layer
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks[1:]]
    new_Ws = [Ws[0][keep[0]][:, np.array(masks[0], dtype=bool)]] + [W[k] for W, k in zip(Ws[1:-1], keep[1:])] + [Ws[-1]]
    return new_Ws, [b[k] for b, k in zip(bs[:-1], keep)] + [bs[-1]]
