def all_subnetworks(x, Ws, bs):
    level = [x]
    for W, b in zip(Ws[:-1], bs[:-1]):
        level = [np.where(m, np.maximum(W @ h + b, 0), 0) for h in level for m in product((True, False), repeat=len(b))]
    return np.array([float(Ws[-1][0] @ h + bs[-1][0]) for h in level])
