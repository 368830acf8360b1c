# changes-its-input: work on a copy
def variance_z(w, x, p, inverted=False):
    w *= x
    w **= 2
    v = p * (1 - p) * float(w.sum())
    return v / (1 - p) ** 2 if inverted else v
