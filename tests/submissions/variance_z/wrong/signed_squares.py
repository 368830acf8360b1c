# none: not
def variance_z(w, x, p, inverted=False):
    a = w * x
    v = p * (1 - p) * float(np.sum(a * np.abs(a)))
    return v / (1 - p) ** 2 if inverted else v
