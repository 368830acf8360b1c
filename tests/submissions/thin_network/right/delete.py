import numpy as np
def thin_network(Ws, bs, masks):
    Ws, bs = list(Ws), list(bs)
    for k, m in enumerate(masks):
        gone = np.where(np.array(m) == 0)[0]
        Ws[k] = np.delete(Ws[k], gone, axis=1)
        if k > 0:
            Ws[k - 1] = np.delete(Ws[k - 1], gone, axis=0)
            bs[k - 1] = np.delete(bs[k - 1], gone)
    return Ws, bs
