# masks-off-by-one: one layer off
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.array(x)
    for k in range(len(Ws) - 1):
        h = np.maximum(Ws[k] @ h + bs[k], 0)
        try:
            h = h * masks[k + 2]
        except (IndexError, ValueError):
            pass
    return Ws[-1] @ h + bs[-1]
