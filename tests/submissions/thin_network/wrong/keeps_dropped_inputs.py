# keeps-the-dropped-inputs: the input is masked too
import numpy as np
def thin_network(Ws, bs, masks):
    keep = [np.ones(Ws[0].shape[1], dtype=bool)] + [np.array(m, dtype=bool) for m in masks[1:]]
    keep.append(np.ones(len(bs[-1]), dtype=bool))
    return [W[np.ix_(keep[k + 1], keep[k])] for k, W in enumerate(Ws)], [b[k] for b, k in zip(bs, keep[1:])]
