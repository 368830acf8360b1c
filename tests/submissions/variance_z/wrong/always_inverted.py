# inverted-by-default: survivors divided by 1 - p
def variance_z(w, x, p, inverted=True):
    return p / (1 - p) * float(np.sum((w * x) ** 2))
