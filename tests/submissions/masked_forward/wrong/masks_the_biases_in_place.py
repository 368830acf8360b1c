# changes-its-input: it changed its input
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws) - 1):
        bs[k] *= masks[k + 1]
        h = np.maximum((Ws[k] @ h) * masks[k + 1] + bs[k], 0)
    return Ws[-1] @ h + bs[-1]
