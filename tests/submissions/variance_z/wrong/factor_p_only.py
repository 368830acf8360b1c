# forgets-a-factor: variance q(1 - q) = pq
def variance_z(w, x, p, inverted=False):
    v = p * float(np.sum((w * x) ** 2))
    return v / (1 - p) ** 2 if inverted else v
