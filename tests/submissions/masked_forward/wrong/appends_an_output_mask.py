# changes-its-input: it changed its input
import numpy as np
def masked_forward(x, Ws, bs, masks):
    masks.append(np.ones(len(bs[-1])))
    h = x * masks[0]
    for k in range(len(Ws)):
        z = (Ws[k] @ h + bs[k]) * masks[k + 1]
        h = np.maximum(z, 0)
    return z
