# matrix-does-not-fit: a column for each unit of the layer before
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(h @ W + b, 0) * m
    return h @ Ws[-1] + bs[-1]
