# wrong-shape: has shape
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return np.atleast_1d((Ws[-1] @ h + bs[-1])[0])
