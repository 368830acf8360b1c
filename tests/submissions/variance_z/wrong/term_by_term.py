# none: should give one number
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * (w * x) ** 2
    return v / (1 - p) ** 2 if inverted else v
