# absolute-values: turns a negative
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = abs(W @ h + b) * m
    return Ws[-1] @ h + bs[-1]
