# only-the-first-mask: every hidden layer
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    h = np.maximum(Ws[0] @ h + bs[0], 0) * masks[1]
    for W, b in zip(Ws[1:-1], bs[1:-1]):
        h = np.maximum(W @ h + b, 0)
    return Ws[-1] @ h + bs[-1]
