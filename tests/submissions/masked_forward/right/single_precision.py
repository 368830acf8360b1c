import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = np.asarray(x, dtype=np.float32) * np.asarray(masks[0], dtype=np.float32)
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W.astype(np.float32) @ h + b.astype(np.float32), 0) * m.astype(np.float32)
    return Ws[-1].astype(np.float32) @ h + bs[-1].astype(np.float32)
