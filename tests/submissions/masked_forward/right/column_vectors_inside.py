import numpy as np
def masked_forward(x, Ws, bs, masks):
    column = lambda v: np.reshape(v, (-1, 1))
    h = column(x) * column(masks[0])
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + column(b), 0) * column(m)
    return (Ws[-1] @ h + column(bs[-1])).ravel()
