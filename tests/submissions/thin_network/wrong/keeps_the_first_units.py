# counts-the-survivors-alone: which units
import numpy as np
def thin_network(Ws, bs, masks):
    n = [int(np.sum(m)) for m in masks] + [len(bs[-1])]
    return [W[: n[k + 1], : n[k]] for k, W in enumerate(Ws)], [b[: n[k + 1]] for k, b in enumerate(bs)]
