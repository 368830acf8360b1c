# returns-nothing: returned None
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.sum((w * x) ** 2))
    if inverted:
        return v / (1 - p) ** 2
