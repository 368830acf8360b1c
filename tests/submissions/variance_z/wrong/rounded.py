# rounds-the-result: cut short
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.sum((w * x) ** 2))
    return round(v / (1 - p) ** 2 if inverted else v, 3)
