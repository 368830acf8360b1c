# complement-masks: a 1 keeps a unit
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x
    for k in range(len(Ws) - 1):
        h = np.maximum(Ws[k] @ h + bs[k], 0)
        h[masks[k + 1] == 1] = 0
    return Ws[-1] @ h + bs[-1]
