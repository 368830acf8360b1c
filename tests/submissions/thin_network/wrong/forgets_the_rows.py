# forgets-the-incoming-weights: its row
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.array(m, dtype=bool) for m in masks]
    return [W[:, k] for W, k in zip(Ws, keep)], list(bs)
