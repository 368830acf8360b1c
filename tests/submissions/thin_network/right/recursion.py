import numpy as np
def thin_network(Ws, bs, masks):
    W = Ws[0][:, masks[0] > 0]
    if len(Ws) == 1:
        return [W], [bs[0].copy()]
    alive = masks[1] > 0
    rest_Ws, rest_bs = thin_network(Ws[1:], bs[1:], masks[1:])
    return [W[alive], *rest_Ws], [bs[0][alive], *rest_bs]
