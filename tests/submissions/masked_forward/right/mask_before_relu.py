import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.asarray(x) * np.asarray(masks[0])
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(np.asarray(m) * (W @ h + b), 0)
    return Ws[-1] @ h + bs[-1]
