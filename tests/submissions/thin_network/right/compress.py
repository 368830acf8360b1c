import numpy as np
def thin_network(Ws, bs, masks):
    last = np.ones(len(bs[-1]))
    rows = [*masks[1:], last]
    thin_Ws = [np.compress(m_out, np.compress(m_in, W, axis=1), axis=0) for W, m_in, m_out in zip(Ws, masks, rows)]
    return [thin_Ws, [np.compress(m, b) for b, m in zip(bs, rows)]]
