# forgets-a-factor: one of the two factors is missing
def variance_z(w, x, p, inverted=False):
    v = (1 - p) * float(np.sum((w * x) ** 2))
    return v / (1 - p) ** 2 if inverted else v
