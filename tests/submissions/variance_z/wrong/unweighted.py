# counts-states-equally: whatever p is
def variance_z(w, x, p, inverted=False):
    z = [np.dot(m, w * x) / ((1 - p) if inverted else 1) for m in product((0, 1), repeat=len(w))]
    return float(np.var(z))
