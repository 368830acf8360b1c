import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.where(np.array(masks[0], dtype=bool), x, 0)
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.where(np.array(m, dtype=bool), np.clip(W @ h + b, 0, None), 0)
    return np.dot(Ws[-1], h) + bs[-1]
