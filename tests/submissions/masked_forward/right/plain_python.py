def masked_forward(x, Ws, bs, masks):
    h = [float(v) * float(c) for v, c in zip(x, masks[0])]
    for k in range(len(Ws)):
        z = []
        for i in range(len(bs[k])):
            z.append(sum(float(Ws[k][i][j]) * h[j] for j in range(len(h))) + float(bs[k][i]))
        if k < len(Ws) - 1:
            h = [max(0.0, v) * float(c) for v, c in zip(z, masks[k + 1])]
    return z
