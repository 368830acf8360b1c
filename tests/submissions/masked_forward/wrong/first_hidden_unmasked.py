# first-hidden-unmasked: the first hidden layer
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws) - 1):
        h = np.maximum(Ws[k] @ h + bs[k], 0)
        if k > 0:
            h = h * masks[k + 1]
    return Ws[-1] @ h + bs[-1]
