# masks-off-by-one: one layer off
import numpy as np
def thin_network(Ws, bs, masks):
    new_Ws, new_bs = [], []
    for k, (W, b) in enumerate(zip(Ws, bs)):
        m = np.array(masks[k], dtype=bool)
        fits = len(m) == len(b) and k < len(Ws) - 1
        new_Ws.append((W[m] if fits else W)[:, m])
        new_bs.append(b[m] if fits else b)
    return new_Ws, new_bs
