# one-mask-for-all: a mask of its own
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(W @ h + b, 0) * masks[1]
    return Ws[-1] @ h + bs[-1]
