import numpy as np
def thin_network(Ws, bs, masks):
    alive = [np.nonzero(m)[0] for m in masks]
    alive.append(np.arange(Ws[-1].shape[0]))
    out = [], []
    for W, b, cols, rows in zip(Ws, bs, alive[:-1], alive[1:]):
        out[0].append(np.take(np.take(W, cols, axis=1), rows, axis=0))
        out[1].append(np.take(b, rows))
    return out
