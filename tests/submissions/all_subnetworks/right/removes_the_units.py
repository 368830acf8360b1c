def all_subnetworks(x, Ws, bs):
    layers = [[list(s) for r in range(4) for s in combinations(range(3), r)] for _ in range(3)]
    out = []
    for one, two, three in product(*layers):
        h = np.maximum(Ws[0][one] @ x + bs[0][one], 0)
        h = np.maximum(Ws[1][np.ix_(two, one)] @ h + bs[1][two], 0)
        h = np.maximum(Ws[2][np.ix_(three, two)] @ h + bs[2][three], 0)
        out.append((Ws[3][:, three] @ h + bs[3]).item())
    return np.asarray(out)


from itertools import combinations
