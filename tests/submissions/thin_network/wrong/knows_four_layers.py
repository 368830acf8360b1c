# knows-one-depth: any number of layers
import numpy as np
def thin_network(Ws, bs, masks):
    W1, W2, W3, W4 = Ws
    b1, b2, b3, b4 = bs
    m0, m1, m2, m3 = (np.array(m, dtype=bool) for m in masks)
    return [W1[m1][:, m0], W2[m2][:, m1], W3[m3][:, m2], W4[:, m3]], [b1[m1], b2[m2], b3[m3], b4]
