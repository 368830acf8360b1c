import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.diag(masks[0]) @ x
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        z = W @ h + b
        h = np.diag(m) @ (z * (z > 0))
    return Ws[-1] @ h + bs[-1]
