# masks-off-by-one: one layer off
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.array(x)
    for k in range(len(Ws) - 1):
        h = np.maximum(Ws[k] @ h + bs[k], 0)
        if len(masks[k]) == len(h):
            h = h * masks[k]
    return Ws[-1] @ h + bs[-1]
