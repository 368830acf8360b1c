import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws) - 1):
        m = masks[k + 1]
        h = np.maximum((Ws[k] * m[:, None]) @ h + bs[k] * m, 0)
    return Ws[-1] @ h + bs[-1]
