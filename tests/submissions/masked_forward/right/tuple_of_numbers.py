import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = list(np.multiply(x, masks[0]))
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = [max(0, row @ np.array(h) + c) if alive else 0 for row, c, alive in zip(W, b, m)]
    return tuple(Ws[-1] @ np.array(h) + bs[-1])
