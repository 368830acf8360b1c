import numpy as np
def thin_network(Ws, bs, masks):
    S = [np.eye(len(m))[np.asarray(m) == 1] for m in masks] + [np.eye(len(bs[-1]))]
    return tuple(S[k + 1] @ Ws[k] @ S[k].T for k in range(len(Ws))), tuple(S[k + 1] @ bs[k] for k in range(len(bs)))
