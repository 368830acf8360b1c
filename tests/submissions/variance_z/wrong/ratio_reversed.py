# ratio-upside-down: p and 1 - p are exchanged
def variance_z(w, x, p, inverted=False):
    s = float(np.sum((w * x) ** 2))
    return (1 - p) / p * s if inverted else p * (1 - p) * s
