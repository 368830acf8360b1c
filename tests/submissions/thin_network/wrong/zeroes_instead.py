# zeroes-instead-of-removing: still there
import numpy as np
def thin_network(Ws, bs, masks):
    masks = list(masks) + [np.ones(len(bs[-1]), dtype=int)]
    Ws = [W * a[:, None] * b[None, :] for W, a, b in zip(Ws, masks[1:], masks[:-1])]
    return Ws, [b * m for b, m in zip(bs, masks[1:])]
