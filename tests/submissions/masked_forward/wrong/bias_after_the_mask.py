# bias-after-mask: the bias belongs inside the ReLU
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h, 0) * m + b
    return Ws[-1] @ h + bs[-1]
