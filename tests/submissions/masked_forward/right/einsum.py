import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x
    last = len(Ws) - 1
    for k in range(last + 1):
        h = np.einsum("ij,j,j->i", Ws[k], h, masks[k]) + bs[k]
        if k != last:
            h = np.maximum(h, 0, out=h) if h.dtype == float else np.maximum(h, 0)
    return h
