# ignores-the-masks: this is the full network
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(W @ h + b, 0)
    return Ws[-1] @ h + bs[-1]
