# none: not
import numpy as np
def masked_forward(x, Ws, bs, masks):
    masks = [m if np.any(m) else np.ones_like(m) for m in masks]
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]
