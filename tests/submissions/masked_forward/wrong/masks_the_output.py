# masks-the-output: the output has no mask
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    y = Ws[-1] @ h + bs[-1]
    return y * masks[-1][: len(y)] if len(y) <= len(masks[-1]) else y
