# ignores-inverted: inverted=True divides z by 1 - p
def variance_z(w, x, p, inverted=False):
    return p * (1 - p) * float(np.sum((w * x) ** 2))
