# changes-its-input: it changed its input
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks.pop(0)
    for W, b in zip(Ws[:-1], bs[:-1]):
        h = np.maximum(W @ h + b, 0) * masks.pop(0)
    return Ws[-1] @ h + bs[-1]
