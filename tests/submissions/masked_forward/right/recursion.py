import numpy as np
def masked_forward(x, Ws, bs, masks):
    z = Ws[0] @ (x * masks[0]) + bs[0]
    if len(Ws) == 1:
        return z
    return masked_forward(np.maximum(z, 0), Ws[1:], bs[1:], masks[1:])
