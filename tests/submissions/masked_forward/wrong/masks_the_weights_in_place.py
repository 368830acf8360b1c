# changes-its-input: it changed its input
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x
    for k in range(len(Ws)):
        Ws[k] *= masks[k]
        z = Ws[k] @ h + bs[k]
        h = np.maximum(z, 0)
    return z
