# forgets-the-weights: one of the two is missing
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.sum(w**2))
    return v / (1 - p) ** 2 if inverted else v
