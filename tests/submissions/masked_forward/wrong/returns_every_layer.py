# none: should hold numbers alone
import numpy as np
def masked_forward(x, Ws, bs, masks):
    hs = [x * masks[0]]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        hs.append(np.maximum(W @ hs[-1] + b, 0) * m)
    hs.append(Ws[-1] @ hs[-1] + bs[-1])
    return hs
