# masks-off-by-one: one layer off
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws) - 1):
        h = np.maximum(0, np.dot(Ws[k], h) + bs[k]) * masks[k]
    return np.dot(Ws[-1], h) + bs[-1]
