# complement-masks: a 1 keeps a unit
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * (1 - masks[0])
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * (1 - m)
    return Ws[-1] @ h + bs[-1]
