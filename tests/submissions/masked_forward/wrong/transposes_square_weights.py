# transposes-square-weights: row i of W holds the weights into unit i
import numpy as np
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for k in range(len(Ws)):
        W = Ws[k].T if Ws[k].shape[0] == Ws[k].shape[1] else Ws[k]
        z = W @ h + bs[k]
        if k < len(Ws) - 1:
            h = np.maximum(z, 0) * masks[k + 1]
    return z
