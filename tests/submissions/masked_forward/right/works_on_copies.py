import copy
import numpy as np
def masked_forward(x, Ws, bs, masks):
    x, Ws, bs = np.array(x, dtype=float), copy.deepcopy(Ws), copy.deepcopy(bs)
    x *= masks[0]
    for k in range(len(Ws) - 1):
        x = Ws[k] @ x + bs[k]
        x[x < 0] = 0
        x[masks[k + 1] == 0] = 0
    return Ws[-1] @ x + bs[-1]
