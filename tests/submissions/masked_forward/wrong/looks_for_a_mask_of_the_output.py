# masks-the-output: the output has no mask
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws)):
        h = (Ws[k] @ h + bs[k]) * masks[k + 1]
        if k < len(Ws) - 1:
            h = np.maximum(h, 0)
    return h
