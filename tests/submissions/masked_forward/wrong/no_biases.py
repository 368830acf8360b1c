# leaves-out-the-biases: add its bias
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, m in zip(Ws[:-1], masks[1:]):
        h = np.maximum(W @ h, 0) * m
    return Ws[-1] @ h
