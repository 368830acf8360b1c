# leaves-out-the-relu: negative
def masked_forward(x, Ws, bs, masks):
    h = x * masks[0]
    for W, b, m in zip(Ws[:-1], bs[:-1], masks[1:]):
        h = (W @ h + b) * m
    return Ws[-1] @ h + bs[-1]
