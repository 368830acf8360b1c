# inverted-by-default: without inverted=True they stay
def variance_z(w, x, p, inverted=False):
    s = float(np.sum((w * x) ** 2))
    return p * (1 - p) * s if inverted else p / (1 - p) * s
