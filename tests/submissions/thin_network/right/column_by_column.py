import numpy as np
def thin_network(Ws, bs, masks):
    new_Ws, new_bs = [np.array(W, dtype=float) for W in Ws], [np.array(b, dtype=float) for b in bs]
    for k in range(len(masks)):
        for j in reversed(range(len(masks[k]))):
            if not masks[k][j]:
                new_Ws[k] = np.delete(new_Ws[k], j, 1)
                if k:
                    new_Ws[k - 1] = np.delete(new_Ws[k - 1], j, 0)
                    new_bs[k - 1] = np.delete(new_bs[k - 1], j)
    return new_Ws, new_bs
