# relu-on-the-output: the output is linear
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws)):
        h = np.maximum(Ws[k] @ h + bs[k], 0)
        if k + 1 < len(masks):
            h = h * masks[k + 1]
    return h
