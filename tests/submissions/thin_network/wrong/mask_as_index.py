# mask-used-as-an-index: reads 0 and 1 as positions
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=int) for m in masks] + [np.arange(len(bs[-1]))]
    return [W[keep[k + 1]][:, keep[k]] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]
