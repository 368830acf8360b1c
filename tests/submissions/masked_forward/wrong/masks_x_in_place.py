# changes-its-input: it changed its input
import numpy as np
def masked_forward(x, Ws, bs, masks):
    x *= masks[0]
    h = x
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * m
    return Ws[-1] @ h + bs[-1]
