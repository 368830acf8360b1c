# bias-of-a-live-unit-dropped: the bias of a live unit
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        if not m.any():
            return np.zeros(len(bs[-1]))
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]
