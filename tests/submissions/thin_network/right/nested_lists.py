def thin_network(Ws, bs, masks):
    rows = [*masks[1:], [1] * len(bs[-1])]
    new_Ws = [
        [[W[i][j] for j in range(len(m_in)) if m_in[j]] for i in range(len(m_out)) if m_out[i]]
        for W, m_in, m_out in zip(Ws, masks, rows)
    ]
    return new_Ws, [[b[i] for i in range(len(b)) if m[i]] for b, m in zip(bs, rows)]
