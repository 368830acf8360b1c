# draws-its-own-coins: the masks are given
import numpy as np
def masked_forward(x, Ws, bs, masks):
    rng = np.random.default_rng()
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = np.maximum(W @ h + b, 0) * (rng.random(len(m)) < 0.5)
    return Ws[-1] @ h + bs[-1]
